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
    public async Task A_connection_is_typed_tested_chosen_checked_and_only_then_kept()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = await TestedAsync(browser);
        page.Says("cluster01.lab.example answered");
        await ChooseAsync(page);
        Assert.Equal(1, await CountAsync());

        page.WaitForAssertion(() => Assert.False(page.Button("Add").HasAttribute("disabled")));
        await page.PressAsync("Add");

        page.WaitForState(() => browser.Address.StartsWith("connections/", StringComparison.Ordinal) && !browser.Address.StartsWith("connections/new", StringComparison.Ordinal));
        Assert.Equal(2, await CountAsync());
        await using var db = Portal.Read();
        var row = await db.Connections.SingleAsync(each => each.Name == "Cluster 2", Ct);
        Assert.Equal(("cluster01.lab.example", "LAN", @"C:\ClusterStorage\Volume1\Portal2", null), (row.Address, row.Switch, row.StorageFolder, row.VmmServer));
        Assert.DoesNotContain("Sesame-2", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame-2", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_vmm_the_server_is_asked_and_a_cluster_or_host_is_chosen_of_what_it_has()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = await ThroughVmmAsync(browser, "10.22.1287.0");

        page.Says("VMM 2022 (10.22.1287.0)");
        page.Says("delegated administrator");
        page.Find("input[name=place]").Change("cluster01.lab.example");
        await ContinueAsync(page);
        page.Says("VMM lists no storage to this account.");
        await ChooseStorageAsync(page);
        await FinishAsync(page);
        await page.PressAsync("Add");

        page.WaitForState(() => !browser.Address.StartsWith("connections/new", StringComparison.Ordinal));
        await using var db = Portal.Read();
        var row = await db.Connections.SingleAsync(each => each.Name == "Cluster 2", Ct);
        Assert.Equal("vmm1.lab.example", row.VmmServer);
        Assert.All(await db.Acceptances.Where(each => each.ConnectionId == row.Id).ToListAsync(Ct), accepted => Assert.Equal("seen with Anna", accepted.Note));
    }

    [Fact]
    public async Task What_is_required_and_failed_stops_it_and_says_what_to_do()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = await ThroughVmmAsync(browser, "3.2.7510.0"); // of hosts that it cannot manage

        await ChooseAsync(page);

        page.Says("It cannot be added: what is required has failed.");
        Assert.NotEmpty(page.FindAll(".check.failed .remedy"));
        Assert.True(page.Button("Add").HasAttribute("disabled"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Another_address_asks_for_another_test_and_later_steps_wait_for_it()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = await TestedAsync(browser);
        browser.Go("connections/new?step=sign-in");
        page.WaitForAssertion(() => page.Find("#address"));

        page.Find("#address").Input("cluster02.lab.example");
        browser.Go("connections/new?step=storage");

        page.WaitForAssertion(() => page.Find("#address"));
        Assert.Empty(page.FindAll("#storageFolder"));
    }

    [Fact]
    public async Task Every_field_refuses_with_its_rule_before_any_host_is_asked()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = browser.Open<NewConnection>("connections/new");
        var calls = Portal.Hosts.Calls;

        page.Find("#name").Input("cluster 1");
        await ContinueAsync(page);
        Assert.Contains("connection 'Cluster 1' already", page.Find("#name-no").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Find("#throughVmm-no").TextContent);
        page.Find("#name").Input("Cluster 2");
        page.Find("input[name=throughVmm][value=hyperv]").Change("hyperv");
        await ContinueAsync(page);
        page.Find("#address").Input("10.0.0.1");
        await ContinueAsync(page);

        Assert.Contains("no Kerberos name", page.Find("#address-no").TextContent, StringComparison.Ordinal);
        Assert.All((string[])["transport", "account"], field => Assert.NotEmpty(page.Find($"#{field}-no").TextContent));
        Assert.Equal(calls, Portal.Hosts.Calls);
    }

    [Fact]
    public async Task Nothing_typed_is_anything_but_text()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = await TestedAsync(browser);
        page.Find("input[name=place]").Change("cluster01.lab.example");
        await ContinueAsync(page);
        page.Find("#storageFolder").Input("<b>$(no)`\"'");
        page.Find("#stagingFolder").Input(@"\\files\vms");

        await ContinueAsync(page);

        Assert.All((string[])["storageKind", "storageFolder", "stagingFolder"], field => Assert.NotEmpty(page.Find($"#{field}-no").TextContent));
        Assert.Empty(page.FindAll("b"));
    }

    [Fact]
    public async Task A_refusal_of_the_hosts_says_why_and_what_to_do()
    {
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Denied);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Denied);
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);

        var page = await TestedAsync(browser);

        page.Says("refused the account");
        Assert.NotEmpty(page.Find("#account-no").TextContent);
        Assert.Empty(page.FindAll("input[name=place]"));
    }

    private async Task<IRenderedComponent<NewConnection>> ThroughVmmAsync(Browser browser, string version)
    {
        Portal.Hosts.Site.Vmm = new("vmm1.lab.example", version, version, HighlyAvailable: false, "DelegatedAdmin", ["All Hosts"]);
        var page = browser.Open<NewConnection>("connections/new");
        page.Find("input[name=throughVmm][value=vmm]").Change("vmm");
        page.Find("#name").Input("Cluster 2");
        await ContinueAsync(page);
        page.Find("#vmmServer").Input("vmm1.lab.example");
        SignIn(page);
        await ContinueAsync(page);
        return page;
    }

    private static async Task<IRenderedComponent<NewConnection>> TestedAsync(Browser browser)
    {
        var page = browser.Open<NewConnection>("connections/new");
        page.Find("input[name=throughVmm][value=hyperv]").Change("hyperv");
        page.Find("#name").Input("Cluster 2");
        await ContinueAsync(page);
        page.Find("#address").Input("cluster01.lab.example");
        SignIn(page);
        await ContinueAsync(page);
        return page;
    }

    private static void SignIn(IRenderedComponent<NewConnection> page)
    {
        page.Find("input[name=transport][value=Lab]").Change("Lab");
        page.Find("#account").Input(@"LAB\portal");
        page.Find("#password").Input("Sesame-2");
    }

    private static async Task ChooseAsync(IRenderedComponent<NewConnection> page)
    {
        page.Find("input[name=place]").Change("cluster01.lab.example");
        await ContinueAsync(page);
        await ChooseStorageAsync(page);
        await FinishAsync(page);
    }

    private static async Task ChooseStorageAsync(IRenderedComponent<NewConnection> page)
    {
        page.Find("input[name=storage]").Change(@"C:\ClusterStorage\Volume1");
        // Another connection has Portal.
        Assert.Equal(@"C:\ClusterStorage\Volume1\Portal2", page.Find("#storageFolder").GetAttribute("value"));
        await ContinueAsync(page);
    }

    private static async Task FinishAsync(IRenderedComponent<NewConnection> page)
    {
        page.Find("input[name=network][value=LAN]").Change("LAN");
        await ContinueAsync(page);
        await ContinueAsync(page);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".checks")));
        if (page.FindAll("#accepting") is [var note]) note.Input("seen with Anna");
    }

    private static Task ContinueAsync(IRenderedComponent<NewConnection> page) => page.InvokeAsync(() => page.Find("form").Submit());

    private async Task<int> CountAsync()
    {
        await using var db = Portal.Read();
        return await db.Connections.CountAsync(Ct);
    }
}
