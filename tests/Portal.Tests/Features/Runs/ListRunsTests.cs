using Portal.Features;
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

    [Fact]
    public async Task Runs_are_found_by_title_kind_and_whether_they_need_somebody_and_paged_both_ways()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var more = (await Get<AddMachines>().ExecuteAsync(made.Catalog, 2, PortalUnderTest.Anna, Ct)).Value!;
        await Portal.Node.WorkAsync();

        Assert.Equal([more.Run], await IdsAsync(new() { NeedsYou = true }));
        Assert.Equal([made.Run], await IdsAsync(new() { Kind = "create-catalog" }));
        Assert.Equal([more.Run], await IdsAsync(new() { Text = "ADD 2 mach" }));
        Assert.Equal([more.Run, made.Run], await IdsAsync(new() { Text = " office" }));
        Assert.Empty(await IdsAsync(new() { Text = "%" }));

        var first = await Get<ListRuns>().ExecuteAsync(new RunQuery { Limit = 1, WithCount = true }, Ct);
        var second = await Get<ListRuns>().ExecuteAsync(new RunQuery { Limit = 1, Cursor = first.Next }, Ct);
        var back = await Get<ListRuns>().ExecuteAsync(new RunQuery { Limit = 1, Cursor = second.Previous }, Ct);
        Assert.Equal((more.Run, made.Run, more.Run), (first.Rows[0].Id, second.Rows[0].Id, back.Rows[0].Id));
        Assert.Equal((2, Condition.NeedsYou, Condition.Done), (first.Count, first.Rows[0].Condition, second.Rows[0].Condition));
    }

    private async Task<IEnumerable<Guid>> IdsAsync(RunQuery query) => (await Get<ListRuns>().ExecuteAsync(query, Ct)).Rows.Select(run => run.Id);
}
