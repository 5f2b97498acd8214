using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Pages.Connections;
using Xunit;

namespace Portal.Web.Tests.Pages.Connections;

public sealed class NewConnectionTests : PortalTests
{
    [Fact]
    public async Task Add_comes_after_a_test_and_each_change_asks_for_another()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Fill(browser);
        Assert.True(page.Button("Add").HasAttribute("disabled"));

        await TestAsync(page);
        page.Says("2 hosts answered");
        page.Says("hv02.lab.example");
        Assert.False(page.Button("Add").HasAttribute("disabled"));
        page.Find("#address").Input("cluster02.lab.example");

        page.WaitForAssertion(() => Assert.True(page.Button("Add").HasAttribute("disabled")));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_is_kept_before_it_is_added_and_never_the_password_on_a_page()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Fill(browser);
        await TestAsync(page);
        page.Says("2 hosts answered");
        Assert.Equal(1, await CountAsync());

        await page.PressAsync("Add");

        page.WaitForState(() => browser.Address.StartsWith("connections/", StringComparison.Ordinal) && browser.Address != "connections/new");
        Assert.Equal(2, await CountAsync());
        Assert.DoesNotContain("Sesame-2", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame-2", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_refuses_with_its_rule_before_any_host_is_asked()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = browser.Open<NewConnection>("connections/new");
        var calls = Portal.Hosts.Calls;
        foreach (var field in Fields) page.Find($"#{field}").Input(field == "name" ? "cluster 1" : "<b>$(no)`\"'");
        page.Find("#sessionsPerHost").Input("65");

        await TestAsync(page);

        page.WaitForAssertion(() => Assert.Contains("connection 'Cluster 1' already", page.Find("#name-no").TextContent, StringComparison.Ordinal));
        Assert.All((string[])["address", "transport", "storageKind", "storageFolder", "stagingFolder", "diskOperationsPerHost", "sessionsPerHost"], field => Assert.NotEmpty(page.Find($"#{field}-no").TextContent));
        Assert.Equal(calls, Portal.Hosts.Calls);
        Assert.Empty(page.FindAll("b"));
    }

    [Fact]
    public async Task A_refusal_of_the_hosts_says_why_and_what_to_do()
    {
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Denied);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Denied);
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Fill(browser);

        await TestAsync(page);

        page.Says("refused the account");
        Assert.NotEmpty(page.Find("#account-no").TextContent);
        Assert.True(page.Button("Add").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_switch_that_no_host_has_is_said_beside_it_after_the_test()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = Fill(browser);
        page.Find("#switch").Input("WAN");

        await TestAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Choose one that all hosts have: LAN", page.Find("#switch-no").TextContent, StringComparison.Ordinal));
    }

    private static string[] Fields { get; } = ["name", "address", "account", "storageFolder", "switch", "stagingFolder", "firstMac", "diskOperationsPerHost"];

    private static IRenderedComponent<NewConnection> Fill(Browser browser)
    {
        var page = browser.Open<NewConnection>("connections/new");
        page.Find("#name").Input("Cluster 2");
        page.Find("#address").Input("cluster01.lab.example");
        page.Find("input[name=transport][value=Lab]").Change("Lab");
        page.Find("#account").Input(@"LAB\portal");
        page.Find("#password").Input("Sesame-2");
        page.Find("input[name=storageKind][value=Csv]").Change("Csv");
        page.Find("#storageFolder").Input(@"C:\ClusterStorage\Volume1\Second");
        return page;
    }

    private static Task TestAsync(IRenderedComponent<NewConnection> page) => page.InvokeAsync(() => page.Find("form").Submit());

    private async Task<int> CountAsync()
    {
        await using var db = Portal.Read();
        return await db.Connections.CountAsync(Ct);
    }
}
