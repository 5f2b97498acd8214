using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class ListRunItemsTests : PortalTests
{
    [Fact]
    public async Task Items_come_in_the_order_in_which_they_were_ordered_both_ways()
    {
        var run = (await Portal.MakeAsync(Connection)).Run;

        var first = await ListAsync(new() { Run = run, Limit = 2, WithCount = true });
        var second = await ListAsync(new() { Run = run, Limit = 2, Cursor = first.Next });
        var back = await ListAsync(new() { Run = run, Limit = 2, Cursor = second.Previous });

        Assert.Equal(["Image of Office", "VDI-001"], first.Rows.Select(item => item.Title));
        Assert.Equal(["VDI-002", "VDI-003"], second.Rows.Select(item => item.Title));
        Assert.Equal(first.Rows, back.Rows);
        Assert.Equal((4, null, null), (first.Count, second.Next, back.Previous));
    }

    [Fact]
    public async Task Items_that_stand_still_are_found_by_their_state_and_by_the_reason_that_the_run_shows()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && !call.About.Contains("VDI-002", StringComparison.Ordinal)
            ? new(HostFault.Full, call.Host, $"Writing {call.About}: the volume is full.", "Free space, then retry.") : null;
        var run = (await Portal.MakeAsync(Connection)).Run;
        var reason = Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures).Reason;

        var failed = await ListAsync(new() { Run = run, State = ItemState.Failed });

        Assert.Equal(["VDI-001", "VDI-003"], failed.Rows.Select(item => item.Title));
        Assert.All(failed.Rows, item => Assert.Equal((Condition.NeedsYou, "difference-disk", "Free space, then retry."), (item.Condition, item.Step, item.Advice)));
        Assert.Equal(failed.Rows, (await ListAsync(new() { Run = run, Reason = reason })).Rows);
        Assert.Empty((await ListAsync(new() { Run = run, Reason = "another" })).Rows);
        Assert.Equal([failed.Rows[1]], (await ListAsync(new() { Run = run, Item = failed.Rows[1].Id })).Rows);
    }

    private Task<Portal.Features.Paging.Page<RunItemView>> ListAsync(RunItemQuery query) => Get<ListRunItems>().ExecuteAsync(query, Ct);
}
