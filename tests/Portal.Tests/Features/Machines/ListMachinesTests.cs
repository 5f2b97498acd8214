using Portal.Data.Runs;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Paging;
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

    private async Task<IReadOnlyList<MachineView>> ListAsync(MachineQuery query) => (await PageAsync(query)).Rows;

    private Task<Page<MachineView>> PageAsync(MachineQuery query) => Get<ListMachines>().ExecuteAsync(query, Ct);

    private static IEnumerable<string> Names(Page<MachineView> page) => page.Rows.Select(machine => machine.Name);
}
