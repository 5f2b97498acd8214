using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class RetryRunTests : PortalTests
{
    [Fact]
    public async Task A_full_disk_fails_the_order_and_a_retry_finishes_the_job()
    {
        Portal.Hosts.Set(A.Host, MemoryFault.DiskFull);
        var run = (await Portal.MakeAsync(Connection)).Run;
        Assert.Equal(RunOutcome.Failed, (await ReadAsync(run)).Summary.Outcome);
        Portal.Hosts.Set(A.Host, MemoryFault.DiskFull, on: false);
        var rings = Portal.Node.Rings;

        Assert.Equal(4, (await Get<RetryRun>().ExecuteAsync(run, items: null, PortalUnderTest.Anna, Ct)).Value);
        Assert.Equal(rings + 1, Portal.Node.Rings);
        await Portal.Node.WorkAsync();

        Assert.Equal(RunOutcome.Succeeded, (await ReadAsync(run)).Summary.Outcome);
        Assert.Empty(await Portal.UnnamedAsync());
    }

    [Fact]
    public async Task One_item_is_retried_by_itself()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var run = (await Portal.MakeAsync(Connection)).Run;
        Portal.Hosts.Refuse = null;
        var item = (await ReadAsync(run)).Failures.SelectMany(failure => failure.Items).First();

        Assert.Equal(1, (await Get<RetryRun>().ExecuteAsync(run, [item.Id], PortalUnderTest.Anna, Ct)).Value);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal([item.Title], await db.Machines.Where(machine => machine.State == MachineState.Ready).Select(machine => machine.Name).ToListAsync(Ct));
    }

    [Fact]
    public async Task Where_nothing_failed_there_is_nothing_to_retry()
    {
        var run = (await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Value!.Run;

        Says((await Get<RetryRun>().ExecuteAsync(run, null, PortalUnderTest.Anna, Ct)).Verdict, "run", "nothing failed");
        Says((await Get<RetryRun>().ExecuteAsync(Guid.NewGuid(), null, PortalUnderTest.Anna, Ct)).Verdict, "run", "no such run");
    }

    private async Task<RunView> ReadAsync(Guid run) => (await Get<ReadRun>().ExecuteAsync(run, Ct))!;
}
