using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections.Checking;
using Portal.TestKit.Features;
using Portal.Web.Pages.Connections;
using Xunit;

namespace Portal.Web.Tests.Pages.Connections;

public sealed class ConnectionPageTests : PortalTests
{
    [Fact]
    public async Task Hosts_are_shown_as_they_answer_and_no_secret()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);

        var page = Open(browser);

        page.Says("hv02.lab.example");
        page.Says("kept encrypted, never shown");
        Assert.DoesNotContain("Sesame-1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_sentence_says_what_is_not_met_and_a_host_that_is_gone_is_named()
    {
        Portal.Hosts.Site.Surveyed = survey => survey with { Hosts = [.. survey.Hosts.Select(host => host with { Look = host.Look.Answer! with { Groups = [] } })] };
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        Open(browser).Says("Prerequisites are met or accepted, and no host is known to be silent; 0 catalogs");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct);
        Portal.Hosts.Site.Hosts.RemoveAt(1);

        var page = Open(browser);

        page.Says("1 prerequisite is not met; 0 catalogs with 0 machines on it.");
        page.Says("hv02.lab.example is not among the hosts that answer.");
    }

    [Fact]
    public async Task In_use_it_cannot_be_removed_because()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);

        var page = Open(browser);

        page.Says("It cannot be removed, because catalogs use it.");
        Assert.True(page.Button("Remove this connection").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Unused_it_goes_with_the_second_click()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Open(browser);

        await page.PressAsync("Remove this connection");
        await page.PressAsync("Remove Cluster 1, its password is forgotten");

        page.WaitForState(() => browser.Address == "connections");
        await using var db = Portal.Read();
        Assert.Equal(0, await db.Connections.CountAsync(Ct));
    }

    [Fact]
    public async Task Maintenance_is_begun_with_a_reason_and_ended_from_here()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Open(browser);

        await page.InvokeAsync(() => page.Find("form.line").Submit());
        Assert.Contains("wants to know why", page.Find("#note-no").TextContent, StringComparison.Ordinal);
        page.Find("#note").Input("new switches");
        await page.InvokeAsync(() => page.Find("form.line").Submit());
        browser.Changed();
        page.Says(": new switches");
        page.Says("In maintenance; 0 catalogs");
        await page.PressAsync("Back in service");
        browser.Changed();

        page.WaitForAssertion(() => Assert.False(page.HasButton("Back in service")));
    }

    [Fact]
    public async Task Account_and_password_are_changed_once_the_hosts_take_them()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Open(browser);
        page.Find("#account").Input(@"LAB\other");
        page.Find("#password").Input("Sesame-3");

        await page.InvokeAsync(() => page.Find("section[aria-labelledby=credentials] form").Submit());

        page.Says("Changed.");
        page.WaitForAssertion(() => Assert.Equal("", page.Find("#password").GetAttribute("value") ?? ""));
        Assert.DoesNotContain("Sesame-3", page.Markup, StringComparison.Ordinal);
        await using var db = Portal.Read();
        Assert.Equal(@"LAB\other", (await db.Connections.SingleAsync(Ct)).Account);
    }

    [Fact]
    public async Task Prerequisites_are_checked_from_here_and_what_is_warned_of_is_accepted_by_name()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Open(browser);
        Portal.Hosts.Site.Hosts[1] = Portal.Hosts.Site.Hosts[1] with { Paused = true };
        Portal.Clock.Advance(TimeSpan.FromMinutes(1)); // the newest report is shown

        await page.PressAsync("Check now");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("form.accept")));
        await page.InvokeAsync(() => page.Find("form.accept").Submit());
        page.Says("wants to know why");
        page.Find("form.accept input").Input("new memory until Friday");
        await page.InvokeAsync(() => page.Find("form.accept").Submit());

        page.Says("new memory until Friday");
        page.Says("accepted");
    }

    [Fact]
    public async Task Who_may_not_ask_hosts_is_told_so()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = Open(browser);

        page.Says("Your role does not ask hosts");
        Assert.False(page.HasButton("Remove this connection"));
    }

    private IRenderedComponent<ConnectionPage> Open(Browser browser) => browser.Open<ConnectionPage>($"connections/{Connection}", with => with.Add(page => page.Id, Connection));
}
