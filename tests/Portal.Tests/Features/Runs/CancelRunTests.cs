using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class CancelRunTests : PortalTests
{
    [Fact]
    public async Task What_nobody_works_on_ends_at_once_and_is_in_the_audit()
    {
        var run = (await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Value!.Run;

        Assert.True((await CancelAsync(run)).IsYes);

        var view = (await Get<ReadRun>().ExecuteAsync(run, Ct))!.Summary;
        Assert.Equal((RunState.Finished, RunOutcome.Cancelled, 4), (view.State, view.Outcome, view.Counts[ItemState.Cancelled]));
        Assert.Empty(Portal.Ours);
        await using var db = Portal.Read();
        Assert.Equal("accepted", await db.Audit.Where(entry => entry.What == "cancel-run").Select(entry => entry.Outcome).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_run_that_is_over_or_not_there_is_an_objection()
    {
        var run = (await Portal.MakeAsync(Connection, machines: 1)).Run;

        Says(await CancelAsync(run), "run", "not open");
        Says(await CancelAsync(Guid.NewGuid()), "run", "no such run");
    }

    private Task<Verdict> CancelAsync(Guid run) => Get<CancelRun>().ExecuteAsync(run, PortalUnderTest.Anna, Ct);
}
