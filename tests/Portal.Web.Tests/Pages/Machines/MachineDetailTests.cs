using Bunit;
using Portal.Domain.Access;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Pages.Machines;
using Xunit;

namespace Portal.Web.Tests.Pages.Machines;

public sealed class MachineDetailTests : PortalTests
{
    [Fact]
    public async Task A_healthy_machine_says_its_power_as_its_host_does()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = Open(browser, "VDI-001");

        page.WaitForState(() => page.FindAll(".standing .power").Count == 1);
        page.Says("the portal is not told who uses this machine");
        Assert.Equal("healthy", page.Find(".standing .badge").TextContent);
    }

    [Fact]
    public async Task Restart_names_what_is_lost_and_needs_a_second_click()
    {
        await RunningAsync();
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);
        var page = Open(browser, "VDI-001");

        await page.PressAsync("Restart");
        Assert.Equal(1, await Portal.CountRunsAsync());
        await page.PressAsync("Restart VDI-001, its session is lost");

        page.Says("Ordered: follow the run");
        Assert.Equal(2, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_disabled_and_says_why()
    {
        await RunningAsync();
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = Open(browser, "VDI-001");

        page.WaitForState(() => page.FindAll("#because-start").Count == 1);
        Assert.Equal("It is running.", page.Find("#because-start").TextContent);
        Assert.True(page.Button("Start VDI-001").HasAttribute("disabled"));
        Assert.Equal("because-start", page.Button("Start VDI-001").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_machine_that_a_run_got_stuck_with_says_so_in_place_of_buttons()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" ? MemoryFaults.Full(call.Host) : null;
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, "VDI-001");

        page.Says("It cannot be started or stopped now. The run 'Create Office with 1 machine' got stuck with it.");
        page.Says("needs you");
        Portal.Hosts.Refuse = null;
        await page.PressAsync("Retry VDI-001");
        page.WaitForState(() => !page.HasButton("Retry VDI-001"));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_leaves_power_unknown_and_says_why()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Down);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Down);
        Portal.Hosts.Set("cluster01.lab.example", MemoryFault.Down);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = Open(browser, "VDI-001");

        page.Says("Why unknown");
        page.Says("it does not answer. Check that the machine is up.");
        Assert.Empty(page.FindAll(".standing .power"));
    }

    [Fact]
    public async Task A_page_left_open_shows_that_its_machine_was_removed()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, "VDI-002");
        page.WaitForState(() => page.FindAll(".standing .badge").Count == 1);

        await Get<RemoveMachines>().ExecuteAsync(catalog, ["VDI-002"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        browser.Changed();

        page.Says("It was removed: nothing can be done to it.");
        Assert.Equal("removed", page.Find(".standing .badge").TextContent);
        Assert.NotEmpty(page.FindAll(".timeline li"));
    }

    [Fact]
    public async Task An_auditor_is_told_whose_task_it_is()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = Open(browser, "VDI-001");

        page.Says("Your role reads.");
        Assert.False(page.HasButton("Restart"));
    }

    [Fact]
    public async Task The_ticket_has_state_since_why_remedy_and_a_link_by_id()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" ? MemoryFaults.Full(call.Host) : null;
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = Open(browser, "VDI-001");

        page.WaitForState(() => page.FindAll("#copy-ticket").Count == 1);
        var ticket = page.Find("#copy-ticket").GetAttribute("data-copy")!.Split('\n');
        Assert.StartsWith("VDI-001: needs you since ", ticket[0], StringComparison.Ordinal);
        Assert.Contains("the volume is full", ticket[1], StringComparison.Ordinal);
        Assert.StartsWith("What to do: ", ticket[2], StringComparison.Ordinal);
        Assert.Matches("http://localhost/machines/[0-9a-f-]{36}$", ticket[^1]);
    }

    private static IRenderedComponent<MachinePage> Open(Browser browser, string name) => browser.Open<MachinePage>($"machines/{name}", with => with.Add(page => page.NameOrId, name));

    private async Task RunningAsync()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        var vm = Portal.Hosts.Site.Machines.Single();
        var hypervisor = await Portal.Hosts.HypervisorAsync(Connection, Ct);
        await hypervisor.StartAsync(vm.Order.Stamp, Ct);
    }
}
