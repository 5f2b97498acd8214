using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class UndoRunTests : PortalTests
{
    [Fact]
    public async Task Undo_leaves_nothing_and_frees_the_names()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);
        Portal.Hosts.Refuse = null;
        Assert.Contains(Portal.Ours, thing => thing.EndsWith("VDI-003-identity.vhdx", StringComparison.Ordinal));

        var undo = await UndoAsync(made.Run);
        await Portal.Node.WorkAsync();

        Assert.DoesNotContain(Portal.Ours, thing => thing.Contains("VDI-", StringComparison.Ordinal));
        await using var db = Portal.Read();
        Assert.All(await db.Machines.ToListAsync(Ct), machine => Assert.Equal((MachineState.Removed, null), (machine.State, machine.HeldName)));
        Assert.Equal(RunOutcome.Succeeded, (await Get<ReadRun>().ExecuteAsync(undo.Value, Ct))!.Summary.Outcome);
        Assert.Single(await db.Catalogs.ToListAsync(Ct)); // its image is whole: machines can be added
    }

    [Fact]
    public async Task An_image_that_failed_is_undone_after_its_machines_and_the_catalog_with_it()
    {
        Portal.Hosts.Refuse = call => call.Act == "Consolidate" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);
        Portal.Hosts.Refuse = null;

        await UndoAsync(made.Run);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal(0, await db.Catalogs.CountAsync(Ct));
        Assert.Empty(Portal.Ours);
        await Portal.MakeAsync(Connection); // under the same name
    }

    [Fact]
    public async Task A_cancelled_order_is_undone_like_a_failed_one()
    {
        var made = (await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Value!;
        Says((await UndoAsync(made.Run)).Verdict, "run", "stands still", "Cancel it first");
        await Get<CancelRun>().ExecuteAsync(made.Run, PortalUnderTest.Anna, Ct);

        Assert.True((await UndoAsync(made.Run)).IsYes);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal(0, await db.Catalogs.CountAsync(Ct));
    }

    [Fact]
    public async Task What_came_late_from_a_dead_session_is_found_and_deleted()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection, machines: 1);
        Portal.Hosts.Refuse = null;
        await using var db = Portal.Read();
        var machine = await db.Machines.AsNoTracking().SingleAsync(Ct);
        Portal.Hosts.Watch = (call, _) =>
        {
            // The disk is deleted, and then the script of a dead caller makes it again.
            if (call is { Act: "DeleteFile", Done: true } && call.About == machine.DiskPath && Portal.Clock.GetUtcNow() < machine.Since + new FeaturesOptions().LongestRemoteCall)
                Portal.Hosts.Site.Put(A.Host, new(machine.DiskPath, null, null));
            return Task.CompletedTask;
        };

        await UndoAsync(made.Run);
        await Portal.Node.WorkAsync();

        Assert.DoesNotContain(machine.DiskPath, Portal.Ours);
        Assert.True(Portal.Clock.GetUtcNow() >= machine.Since + new FeaturesOptions().LongestRemoteCall, "Nobody waited.");
    }

    [Fact]
    public async Task What_got_done_stays()
    {
        Portal.Hosts.Refuse = call => call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);
        Portal.Hosts.Refuse = null;

        await UndoAsync(made.Run);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal(["VDI-001", "VDI-003"], await db.Machines.Where(machine => machine.State == MachineState.Ready).Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
        Assert.Equal(2, Portal.Hosts.Site.Machines.Count);
    }

    [Fact]
    public async Task Only_items_that_are_named_are_undone()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);
        var item = (await Get<ReadRun>().ExecuteAsync(made.Run, Ct))!.Failures.SelectMany(failure => failure.Items).First();

        await UndoAsync(made.Run, item.Id);

        var counts = (await Get<ReadRun>().ExecuteAsync(made.Run, Ct))!.Summary.Counts;
        Assert.Equal((2, 1), (counts[ItemState.Failed], counts[ItemState.Undone]));
    }

    [Fact]
    public async Task What_never_touched_a_host_is_undone_without_asking_one()
    {
        var made = (await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Value!;
        await Get<CancelRun>().ExecuteAsync(made.Run, PortalUnderTest.Anna, Ct);
        var (calls, began) = (Portal.Hosts.Calls, Portal.Clock.GetUtcNow());

        await UndoAsync(made.Run);
        await Portal.Node.WorkAsync();

        Assert.Equal(calls, Portal.Hosts.Calls);
        Assert.InRange(Portal.Clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_an_objection() => Says((await UndoAsync(Guid.NewGuid())).Verdict, "run", "no such run");

    private Task<Answer<Guid>> UndoAsync(Guid run, params Guid[] items) => Get<UndoRun>().ExecuteAsync(run, items.Length == 0 ? null : items, PortalUnderTest.Anna, Ct);
}
