using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class StepTimeTests
{
    private static readonly Plan<Machine> Limited = Plan.For<Machine>("limited", 1).Then<First>("first", Retry.Times(2, TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(60));

    private readonly Site _site = new() { Plans = new(Limited) };

    [Fact]
    public void A_step_is_stopped_when_its_time_is_over_and_that_is_a_setback()
    {
        _site.Start();
        _site.First.Run = async deed =>
        {
            await deed.PassAsync(TimeSpan.FromHours(1));
            return await deed.MakeAsync();
        };
        var item = _site.Item(Limited);

        _site.Finish(_site.Order(item));

        Assert.Equal((ItemState.Failed, "first took longer than 00:01:00."), (_site.StateOf(item), _site.See(item).Why));
        Assert.Equal("Look whether the host is slow or hangs. Retry from here once it is well.", _site.See(item).Advice);
        Assert.InRange(_site.World.Elapsed.TotalSeconds, 120.8, 121);
    }

    [Fact]
    public void A_step_that_ends_soon_after_it_was_told_to_has_its_outcome()
    {
        _site.Start();
        _site.First.Run = async deed =>
        {
            await Task.Delay(TimeSpan.FromSeconds(89), deed.Process.Clock, CancellationToken.None);
            return await deed.MakeAsync();
        };
        var item = _site.Item(Limited);

        _site.Finish(_site.Order(item));

        Assert.Equal((ItemState.Done, 89), (_site.StateOf(item), _site.World.Elapsed.TotalSeconds));
    }

    [Fact]
    public void A_step_that_does_not_stop_is_left_behind_and_what_it_does_later_harms_nobody()
    {
        var node = _site.Start();
        var tries = 0;
        _site.First.Run = async deed =>
        {
            if (++tries == 1) await Task.Delay(TimeSpan.FromSeconds(200), deed.Process.Clock, CancellationToken.None);
            else await deed.PassAsync(TimeSpan.FromSeconds(30));
            return await deed.MakeAsync();
        };
        var item = _site.Item(Limited);

        var run = _site.Order(item);
        _site.Finish(run);
        Assert.InRange(_site.World.Elapsed.TotalSeconds, 120, 121); // 60, 30 of grace, a pause, 30
        Assert.Contains("first went on for 00:00:30", Assert.Single(node.Log.Of(2012)), StringComparison.Ordinal);

        _site.Pass(200);
        Assert.Equal(["first took longer than 00:01:00.", "Made VDI-001/first."], _site.EventsOf(run));
        Assert.Equal(1, _site.Facts(item, "first"));
    }

    [Fact]
    public void A_node_that_is_stopped_waits_no_longer_than_its_grace_for_a_step_that_does_not_stop()
    {
        var node = _site.Start();
        _site.First.Run = deed => new TaskCompletionSource<Outcome>().Task;
        var item = _site.Item(Limited);
        _site.Order(item);
        _site.Pass(10);

        node.Stop();
        _site.Pass(29);
        Assert.False(node.HasStopped);
        _site.Pass(1);

        Assert.True(node.HasStopped);
        Assert.Equal((ItemState.Waiting, 1, "Was interrupted in first."), (_site.StateOf(item), _site.See(item).Attempt, _site.See(item).Why));
    }

    [Fact]
    public void A_step_that_fails_after_its_time_took_too_long()
    {
        _site.Start();
        _site.First.Run = async deed =>
        {
            await Task.Delay(TimeSpan.FromSeconds(70), deed.Process.Clock, CancellationToken.None);
            throw new IOException("Cut.");
        };
        var item = _site.Item(Limited);

        _site.Finish(_site.Order(item));

        Assert.Equal("first took longer than 00:01:00.", _site.See(item).Why);
    }

    [Fact]
    public void A_step_that_gives_up_by_itself_is_a_surprise_like_any_other()
    {
        _site.Start();
        _site.First.Run = _ => throw new OperationCanceledException("The session timed out.");
        var item = _site.Item(Limited);

        _site.Finish(_site.Order(item));

        Assert.Equal("OperationCanceledException: The session timed out.", _site.See(item).Why);
    }
}
