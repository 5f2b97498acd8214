using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class ListRunsTests : PortalTests
{
    [Fact]
    public async Task Runs_come_newest_first_page_by_page_with_their_counts()
    {
        var made = await Portal.MakeAsync(Connection, machines: 2);
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Get<AddMachines>().ExecuteAsync(made.Catalog, 3, PortalUnderTest.Anna, Ct);

        var first = Assert.Single(await Get<ListRuns>().ExecuteAsync(state: null, before: null, limit: 1, Ct));
        var second = Assert.Single(await Get<ListRuns>().ExecuteAsync(state: null, first.Created, limit: 10, Ct));

        Assert.Equal(("Add 3 machines to Office", "add-machines", "anna", RunState.Open, 3), (first.Title, first.Kind, first.By, first.State, first.Total));
        Assert.Equal((made.Run, RunOutcome.Succeeded, 3), (second.Id, second.Outcome, second.Done));
    }

    [Fact]
    public async Task Only_runs_of_a_state_are_listed_when_asked_so()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await Get<AddMachines>().ExecuteAsync(made.Catalog, 1, PortalUnderTest.Anna, Ct);

        Assert.Equal([made.Run], (await Get<ListRuns>().ExecuteAsync(RunState.Finished, before: null, limit: 10, Ct)).Select(run => run.Id));
    }
}
