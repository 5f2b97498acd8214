using Portal.Data.Runs;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Paging;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class ListMachinesTests : PortalTests
{
    [Fact]
    public async Task A_machine_that_is_ready_shows_its_disks_its_vm_and_the_time_of_each_step()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;

        var machine = Assert.Single(await ListAsync(new() { Catalog = catalog, WithSteps = true }));

        Assert.Equal(("VDI-001", MachineState.Ready, A.Host, "00155D800000"), (machine.Name, machine.State, machine.Host, machine.Mac));
        Assert.Equal(($@"{A.Folder}\VDI-001\VDI-001.vhdx", $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx", $@"{A.Folder}\image-1.vhdx"),
            (machine.DiskPath, machine.IdentityPath, machine.ImagePath));
        Assert.Equal(Portal.Hosts.Site.Machines[0].VmId, machine.VmId);
        Assert.Null(machine.Order);
        Assert.Equal(["difference-disk", "identity-disk", "virtual-machine", "hand-over"], machine.Steps.Select(step => step.Step));
        Assert.All(machine.Steps, step => Assert.Equal((StepEnd.Done, 1), (step.End, step.Attempt)));
    }

    [Fact]
    public async Task A_machine_that_got_stuck_says_why_what_to_do_and_in_which_order()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection, machines: 1);

        var machine = Assert.Single(await ListAsync(new() { Catalog = made.Catalog }));

        Assert.Equal((MachineState.Making, "hv01.lab.example refused it: the volume is full.", "Free space, then retry."), (machine.State, machine.Why, machine.Advice));
        Assert.Equal(new(made.Run, "Create Office with 1 machine", ItemState.Failed, "virtual-machine"), machine.Order);
        Assert.Empty(machine.Steps);
    }

    [Fact]
    public async Task Machines_come_by_name_page_by_page()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 5)).Catalog;

        var first = await PageAsync(new() { Catalog = catalog, Limit = 2 });
        var second = await PageAsync(new() { Catalog = catalog, Limit = 2, Cursor = first.Next });
        var last = await PageAsync(new() { Catalog = catalog, Limit = 2, Cursor = second.Next });
        var back = await PageAsync(new() { Catalog = catalog, Limit = 2, Cursor = second.Previous });

        Assert.Equal(["VDI-001", "VDI-002"], Names(first));
        Assert.Equal(["VDI-003", "VDI-004"], Names(second));
        Assert.Equal(["VDI-005"], Names(last));
        Assert.Equal(["VDI-001", "VDI-002"], Names(back));
        Assert.Equal((null, null, null), (first.Previous, last.Next, back.Previous));
    }

    [Fact]
    public async Task Those_that_are_gone_are_shown_when_asked_for()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        await Get<RemoveMachines>().ExecuteAsync(catalog, ["VDI-001"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.Equal(["VDI-002"], (await ListAsync(new() { Catalog = catalog })).Select(machine => machine.Name));
        var gone = (await ListAsync(new() { Catalog = catalog, WithRemoved = true }))[0];
        Assert.Equal(("VDI-001", MachineState.Removed, null), (gone.Name, gone.State, gone.Mac));
    }

    [Fact]
    public async Task Machines_of_all_catalogs_are_one_list_and_narrowed_down_by_catalog_host_and_text()
    {
        var made = await Portal.MakeAsync(Connection);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2) with { Name = "Labs", NamingPattern = "LAB-#" }, PortalUnderTest.Anna, Ct);

        Assert.Equal(["LAB-1", "LAB-2", "VDI-001", "VDI-002", "VDI-003"], Names(await PageAsync(new())));
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003"], Names(await PageAsync(new() { Catalog = made.Catalog })));
        Assert.Equal(["LAB-2", "VDI-002"], Names(await PageAsync(new() { Host = "hv02.lab.example" })));
        Assert.Equal(["VDI-002"], Names(await PageAsync(new() { Host = "hv02.lab.example", Text = "di-00" })));
        Assert.Equal(["LAB-1", "LAB-2"], Names(await PageAsync(new() { Text = "l" })));
        Assert.Equal(["LAB-1", "LAB-2"], Names(await PageAsync(new() { State = MachineState.Ordered })));
        var view = (await PageAsync(new() { Text = "lab-1" })).Rows[0];
        Assert.Equal(("Labs", 1, Condition.Waiting), (view.Catalog, view.ImageNumber, view.Condition));
    }

    [Fact]
    public async Task The_list_of_each_condition_has_those_that_show_it()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full(call.Host) : null;
        await Portal.MakeAsync(Connection, machines: 5);
        var made = (await Get<ReadCatalog>().ExecuteAsync("Office", Ct))!.Catalog.Id;
        await Get<RemoveMachines>().ExecuteAsync(made, ["VDI-003"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        var cancelled = (await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-004"], PortalUnderTest.Anna, Ct)).Value;
        await Get<CancelRun>().ExecuteAsync(cancelled, PortalUnderTest.Anna, Ct);
        await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-005"], PortalUnderTest.Anna, Ct);
        Dictionary<Condition, IEnumerable<string>>? working = null;
        Portal.Hosts.Watch = async (call, _) => working ??= call.Act == "Start" ? await AllAsync() : null;

        var waiting = await AllAsync();
        await Portal.Node.WorkOnceAsync();

        Assert.Equal(["VDI-001"], waiting[Condition.Healthy]);
        Assert.Equal(["VDI-002"], waiting[Condition.NeedsYou]);
        Assert.Equal(["VDI-003"], waiting[Condition.Done]);
        Assert.Equal(["VDI-004"], waiting[Condition.Cancelled]);
        Assert.Equal(["VDI-005"], waiting[Condition.Waiting]);
        Assert.Empty(waiting[Condition.Working]);
        Assert.Equal(["VDI-005"], working![Condition.Working]);

        async Task<Dictionary<Condition, IEnumerable<string>>> AllAsync()
        {
            Dictionary<Condition, IEnumerable<string>> all = [];
            foreach (var condition in Enum.GetValues<Condition>())
            {
                var page = await PageAsync(new() { Condition = condition, WithCount = true });
                Assert.All(page.Rows, machine => Assert.Equal(condition, machine.Condition));
                Assert.Equal(page.Rows.Count, page.Count);
                all[condition] = [.. Names(page)];
            }

            return all;
        }
    }

    [Fact]
    public async Task Machines_that_are_gone_and_had_the_same_name_are_each_on_one_page()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        for (var round = 0; round < 2; round++)
        {
            await Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, Ct);
            await Portal.Node.WorkAsync();
            catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        }

        List<MachineView> read = [];
        for (var query = new MachineQuery { WithRemoved = true, Limit = 1 }; ;)
        {
            var page = await PageAsync(query);
            read.AddRange(page.Rows);
            if (page.Next is null || read.Count > 6) break;
            query = query with { Cursor = page.Next };
        }

        Assert.Equal(["VDI-001", "VDI-001", "VDI-001", "VDI-002", "VDI-002", "VDI-002"], read.Select(machine => machine.Name));
        Assert.Equal(6, read.Select(machine => machine.Id).Distinct().Count());
        Assert.Equal(4, read.Count(machine => machine.Catalog is null));
    }

    private async Task<IReadOnlyList<MachineView>> ListAsync(MachineQuery query) => (await PageAsync(query)).Rows;

    private Task<Page<MachineView>> PageAsync(MachineQuery query) => Get<ListMachines>().ExecuteAsync(query, Ct);

    private static IEnumerable<string> Names(Page<MachineView> page) => page.Rows.Select(machine => machine.Name);
}
