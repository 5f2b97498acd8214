using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Portal.Domain.Access;
using Portal.TestKit.Features;
using Portal.Web.Pages.HelpDesk;
using Xunit;

namespace Portal.Web.Tests.Pages.HelpDesk;

public sealed class HelpDeskPageTests : PortalTests
{
    [Fact]
    public async Task What_is_typed_is_found_and_stands_in_the_address()
    {
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);
        var page = browser.Open<HelpDeskPage>("help-desk");

        await TypeAsync(page, "vdi-002");

        page.WaitForAssertion(() => Assert.Contains("VDI-002", Assert.Single(page.FindAll("#hits li")).TextContent, StringComparison.Ordinal));
        Assert.Equal("help-desk?q=vdi-002", browser.Address);
    }

    [Theory]
    [InlineData("00-15-5d-80-00-01")]
    [InlineData("0015.5d80.0001")]
    [InlineData(@"LAB\VDI-002$")]
    public async Task Any_notation_of_an_address_and_an_account_find_the_machine(string typed)
    {
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = browser.Open<HelpDeskPage>($"help-desk?q={Uri.EscapeDataString(typed)}");

        page.WaitForAssertion(() => Assert.StartsWith("VDI-002", Assert.Single(page.FindAll("#hits li")).TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arrow_keys_and_Enter_choose_a_machine_and_its_card_stands_beside()
    {
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);
        var page = browser.Open<HelpDeskPage>("help-desk?q=VDI");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("#hits li").Count));

        await KeyAsync(page, "ArrowDown");
        Assert.Equal("hit-1", page.Find("#desk-search").GetAttribute("aria-activedescendant"));
        await KeyAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("VDI-002", page.Find("aside h2").TextContent));
        Assert.Equal("help-desk?q=VDI&machine=VDI-002", browser.Address);
    }

    [Fact]
    public async Task Enter_before_the_answer_chooses_the_first_as_soon_as_it_is_there()
    {
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);
        var page = browser.Open<HelpDeskPage>("help-desk");

        var typing = page.InvokeAsync(() => page.Find("#desk-search").InputAsync("VDI-003"));
        await KeyAsync(page, "Enter");
        await PauseAsync(typing);

        page.WaitForAssertion(() => Assert.Equal("VDI-003", page.Find("aside h2").TextContent));
    }

    [Fact]
    public async Task Nothing_found_says_what_was_looked_for()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = browser.Open<HelpDeskPage>("help-desk?q=%3Cb%3Enobody%3C%2Fb%3E");

        page.Says("No machine is found by '<b>nobody</b>'.");
        Assert.Empty(page.FindAll(".empty b"));
    }

    [Fact]
    public async Task Without_a_search_it_shows_why_things_stand_still()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" ? MemoryFaults.Full("hv01.lab.example") : null;
        await Portal.MakeAsync(Connection, machines: 2);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = browser.Open<HelpDeskPage>("help-desk");

        page.Says("the volume is full");
        page.Says("2 stand still");
    }

    [Fact]
    public async Task The_machines_looked_at_last_are_kept_by_the_browser()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);
        browser.JSInterop.Setup<string[]?>("portal.looked", _ => true).SetResult(["VDI-007"]);

        var page = browser.Open<HelpDeskPage>("help-desk");

        page.WaitForAssertion(() => Assert.Equal("/help-desk?machine=VDI-007", new Uri(page.Find(".hits a").GetAttribute("href")!).PathAndQuery));
    }

    private Task TypeAsync(IRenderedComponent<HelpDeskPage> page, string text) => PauseAsync(page.InvokeAsync(() => page.Find("#desk-search").InputAsync(text)));

    /// <summary>No further key follows: the search begins.</summary>
    private async Task PauseAsync(Task typing)
    {
        while (!typing.IsCompleted)
        {
            Portal.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await typing;
    }

    private static Task KeyAsync(IRenderedComponent<HelpDeskPage> page, string key) => page.InvokeAsync(() => page.Find("#desk-search").KeyDownAsync(new KeyboardEventArgs { Key = key }));
}
