using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    [Fact]
    public async Task Cancelling_ends_what_nobody_holds_at_once_and_the_rest_after_its_step()
    {
        await Orders.SetGatesAsync([new("hv01", 1)], Ct);
        var (working, waiting) = (Item(["hv01"]), Item(["hv01"]));
        var held = Item(after: working);
        var run = await OrderAsync(working, waiting, held);
        var claim = await ClaimOneAsync();

        Assert.True(await Orders.CancelAsync(run.Id, [_under.Fact("cancel")], Ct));

        Assert.Equal(1, await _under.CountFactsAsync("cancel"));
        Assert.Equal((ItemState.AtWork, ItemState.Cancelled, ItemState.Cancelled), (await StateAsync(working), await StateAsync(waiting), await StateAsync(held)));
        Assert.Equal(RunState.Open, await StateAsync(run));
        Assert.Equal(Standing.CancelAsked, await IntendAsync(claim, Disk));

        Assert.Equal(Standing.CancelAsked, await CommitAsync(claim, Outcome.Done("Did it.", _under.Fact("did")), new Next.On("second", ["hv01"])));
        Assert.Equal(Standing.GivenBack, await CommitAsync(claim with { Step = "second" }, null, new Next.End(ItemState.Cancelled, "Cancelled.")));

        Assert.Equal(1, await _under.CountFactsAsync("did"));
        var seen = await SeeAsync(working);
        Assert.Equal((ItemState.Cancelled, "second", working.Subject), (seen.State, seen.Step, seen.HeldSubject));
        Assert.Equal(RunState.Finished, await StateAsync(run));
        Assert.Equal(0, (await _under.FindGateAsync("hv01"))!.Inside);
        Assert.False(await Orders.CancelAsync(run.Id, [], Ct));
    }

    [Fact]
    public async Task What_would_wait_in_a_cancelled_run_ends()
    {
        var item = Item();
        var run = await OrderAsync(item);
        var claim = await ClaimOneAsync();
        await Orders.CancelAsync(run.Id, [], Ct);

        if (await WaitAsync(claim, TimeSpan.FromHours(1)) == Standing.CancelAsked) await CommitAsync(claim, null, new Next.End(ItemState.Cancelled, "Cancelled."));

        Assert.Equal((ItemState.Cancelled, RunState.Finished), (await StateAsync(item), await StateAsync(run)));
    }

    [Fact]
    public async Task The_last_step_of_a_cancelled_run_is_done_nevertheless()
    {
        var item = Item();
        var run = await OrderAsync(item);
        var claim = await ClaimOneAsync();
        await Orders.CancelAsync(run.Id, [], Ct);

        await DoneAsync(claim);

        Assert.Equal(ItemState.Done, await StateAsync(item));
    }

    [Fact]
    public async Task What_a_dead_node_held_of_a_cancelled_run_is_cancelled_without_running_again()
    {
        var item = Item();
        var run = await OrderAsync(item);
        await ClaimOneAsync();
        await Orders.CancelAsync(run.Id, [], Ct);
        await Journal.TakeOverAsync(A, Ct);

        foreach (var claim in await Journal.ClaimAsync(B, Known, 1, Ct))
        {
            Assert.True(claim.CancelAsked);
            await CommitAsync(claim, null, new Next.End(ItemState.Cancelled, "Cancelled."));
        }

        Assert.Equal((ItemState.Cancelled, RunState.Finished), (await StateAsync(item), await StateAsync(run)));
    }

    [Fact]
    public async Task A_cancel_under_way_is_not_undone_by_a_retry_but_a_finished_one_can_be_taken_up()
    {
        var (working, waiting) = (Item(), Item());
        var run = await OrderAsync(working, waiting);
        var claim = await ClaimOneAsync();
        var (mine, rest) = claim.Item == working.Id ? (working, waiting) : (waiting, working);
        await Orders.CancelAsync(run.Id, [], Ct);

        Assert.Equal(0, await Orders.RetryAsync(run.Id, [rest.Id], [], Ct));
        await OnAsync(claim);
        await CommitAsync(claim with { Step = "second" }, null, new Next.End(ItemState.Cancelled, "Cancelled."));

        Assert.Equal(2, await Orders.RetryAsync(run.Id, null, [], Ct));
        Assert.Equal(ItemState.Waiting, await StateAsync(mine));
        Assert.All(await Journal.ClaimAsync(A, Known, 2, Ct), again => Assert.False(again.CancelAsked));
    }
}
