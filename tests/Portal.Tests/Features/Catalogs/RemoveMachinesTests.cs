using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Plans;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class RemoveMachinesTests : PortalTests
{
    [Fact]
    public async Task A_machine_goes_with_its_disks_and_leaves_removed_rows()
    {
        var catalog = (await Portal.MakeAsync(Connection)).Catalog;
        await using var db = Portal.Read();
        var machine = await db.Machines.AsNoTracking().SingleAsync(row => row.Name == "VDI-002", Ct);

        await RemoveAsync(catalog, "vdi-002");
        await Portal.Node.WorkAsync();

        Assert.DoesNotContain(Portal.Ours, thing => thing.Contains("VDI-002", StringComparison.Ordinal) || thing == machine.Id.ToString());
        Assert.Equal(["VDI-001", "VDI-003"], Portal.Hosts.Site.Machines.Select(vm => vm.Name).Order());
        var removed = await db.Machines.AsNoTracking().SingleAsync(row => row.Id == machine.Id, Ct);
        Assert.Equal((MachineState.Removed, null, null), (removed.State, removed.HeldName, removed.Mac));
        var things = await Get<Belongings>().OfAsync([machine.Id], Ct);
        Assert.NotEmpty(things);
        Assert.All(things, each => Assert.True(each.State == ThingState.Removed || each.Thing.Kind == Things.Folder, $"{each}"));
    }

    [Fact]
    public async Task Machines_are_named_by_id_as_well_and_counted_once()
    {
        var catalog = (await Portal.MakeAsync(Connection)).Catalog;
        await using var db = Portal.Read();
        var id = await db.Machines.Where(row => row.Name == "VDI-001").Select(row => row.Id).SingleAsync(Ct);

        var answer = await RemoveAsync(catalog, id.ToString(), "VDI-001");

        Assert.Single(await db.Items.Where(item => item.RunId == answer.Value!.Run).ToListAsync(Ct));
        Assert.Equal("Remove 1 machine of Office", await db.Runs.Where(run => run.Id == answer.Value!.Run).Select(run => run.Title).SingleAsync(Ct));
    }

    [Fact]
    public async Task The_preview_lists_exactly_what_will_be_deleted()
    {
        var catalog = (await Portal.MakeAsync(Connection)).Catalog;

        var preview = (await Get<RemoveMachines>().PreviewAsync(catalog, ["VDI-002"], Ct)).Value!;

        var machine = Assert.Single(preview.Machines);
        Assert.Equal(("VDI-002", MachineState.Ready), (machine.Name, machine.State));
        Assert.Equal(
            [("disk", $@"{A.Folder}\VDI-002\VDI-002.vhdx"), ("disk", $@"{A.Folder}\VDI-002\VDI-002-identity.vhdx"), ("vm", machine.Id.ToString())],
            machine.Things.Select(thing => (thing.Kind, thing.Name)));
        Assert.Empty(preview.Images);
    }

    [Fact]
    public async Task Unknown_machines_are_named_each_by_itself()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;

        var verdict = (await RemoveAsync(catalog, "VDI-001", "VDI-007", "VDI-008")).Verdict;

        Assert.Equal(["VDI-007", "VDI-008"], verdict.Objections.Select(objection => objection.Value));
        Assert.All(verdict.Objections, objection => Assert.Equal("machines", objection.Field));
        Says((await RemoveAsync(catalog)).Verdict, "machines", "No machine is named");
        Says((await RemoveAsync(Guid.NewGuid(), "VDI-001")).Verdict, "catalogId", "no such catalog");
    }

    [Fact]
    public async Task A_machine_that_is_being_made_names_the_run_that_holds_it()
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);

        Says((await RemoveAsync(answer.Value!.Catalog, "VDI-001")).Verdict, "machines", "held by the run 'Create Office with 3 machines'", "cancel");
    }

    [Fact]
    public async Task A_machine_that_got_stuck_is_taken_over_and_goes()
    {
        Portal.Hosts.Refuse = call => call is { Act: "CreateDifferenceDisk" } && call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);

        await RemoveAsync(made.Catalog, "VDI-002");
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal(MachineState.Removed, await db.Machines.Where(row => row.Name == "VDI-002").Select(row => row.State).SingleAsync(Ct));
        Assert.Equal(ItemState.Undone, await db.Items.Where(item => item.RunId == made.Run && item.Title == "VDI-002").Select(item => item.State).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_disk_in_use_is_waited_for()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        var refusals = 2;
        Portal.Hosts.Refuse = call => call.Act == "DeleteFile" && refusals-- > 0 ? MemoryFaults.Busy(call.Host) : null;

        await RemoveAsync(catalog, "VDI-001");
        await Portal.Node.WorkAsync();

        Assert.DoesNotContain(Portal.Ours, thing => thing.Contains("VDI-001", StringComparison.Ordinal));
    }

    private Task<Answer<Ordered>> RemoveAsync(Guid catalog, params string[] machines) =>
        Get<RemoveMachines>().ExecuteAsync(catalog, machines, PortalUnderTest.Anna, Ct);
}
