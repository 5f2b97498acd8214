using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class StopTests
{
    private readonly Site _site = new();

    public StopTests() => _site.First.Run = async deed =>
    {
        await deed.PassAsync(TimeSpan.FromSeconds(100));
        return await deed.MakeAsync();
    };

    [Fact]
    public void A_node_that_is_stopped_gives_its_items_back_and_they_are_no_suspects()
    {
        var node = _site.Start();
        var items = Enumerable.Range(0, 20).Select(_ => _site.Item()).ToArray();
        _site.Order(items);
        _site.Pass(30);
        Assert.Equal(10, node.Engine.AtWork);

        node.Stop();
        _site.World.Settle();

        Assert.True(node.HasStopped);
        Assert.Empty(node.Faults);
        Assert.Equal(0, node.Engine.AtWork);
        Assert.All(items, item => Assert.Equal((ItemState.Waiting, false, 1), (_site.StateOf(item), _site.See(item).Suspect, _site.See(item).Attempt)));
        Assert.Equal(10, items.Count(item => _site.See(item).Why == "Was interrupted in first."));
    }

    [Fact]
    public void What_was_given_back_is_taken_up_by_the_next_node_at_once()
    {
        var a = _site.Start("a");
        var run = _site.Order(_site.Item());
        _site.Pass(30);
        a.Stop();
        _site.World.Settle();

        _site.Start("b");
        _site.Finish(run);

        Assert.Equal(130, _site.World.Elapsed.TotalSeconds);
    }

    [Fact]
    public void A_node_that_is_stopped_finishes_the_step_that_does_not_stop()
    {
        _site.First.Run = async deed =>
        {
            await Task.Delay(TimeSpan.FromSeconds(20), deed.Process.Clock, CancellationToken.None);
            return await deed.MakeAsync();
        };
        var node = _site.Start();
        var item = _site.Item(Site.Three);
        _site.Order(item);
        _site.Pass(10);

        node.Stop();
        _site.Pass(9);
        Assert.False(node.HasStopped);
        _site.Pass(1);

        Assert.True(node.HasStopped);
        Assert.Equal((ItemState.Waiting, "second", "Its node stopped."), (_site.StateOf(item), _site.See(item).Step, _site.See(item).Why));
    }

    [Fact]
    public void A_node_that_is_stopped_while_its_journal_is_away_does_not_wait_for_it()
    {
        var node = _site.Start();
        var item = _site.Item();
        var run = _site.Order(item);
        _site.Pass(10);
        _site.Wire.Passage = _ => new(Mishap.LostThere);
        _site.Pass(3);

        node.Stop();
        _site.World.Settle();

        Assert.True(node.HasStopped);
        Assert.Single(node.Log.Of(2016));
        _site.Wire.Passage = null;
        node.Start();
        _site.Finish(run);
        Assert.Equal(ItemState.Done, _site.StateOf(item));
    }

    [Fact]
    public void An_outcome_that_was_not_written_when_the_node_stopped_is_told()
    {
        _site.First.Run = deed => deed.MakeAsync();
        var node = _site.Start();
        var item = _site.Item();
        var run = _site.Order(item);
        _site.Wire.Passage = call => new(call.What == "commit" ? Mishap.LostThere : Mishap.None);
        _site.Pass(10);
        Assert.Equal(1, node.Engine.AtWork);

        node.Stop();
        _site.World.Settle();

        Assert.True(node.HasStopped);
        Assert.Contains("before the outcome of first was written", Assert.Single(node.Log.Of(2016)), StringComparison.Ordinal);
        _site.Wire.Passage = null;
        node.Start();
        _site.Finish(run);
        Assert.Equal(1, _site.Facts(item, "first"));
    }

    [Theory]
    [InlineData("take over")]
    [InlineData("beat")]
    [InlineData("mend")]
    [InlineData("held")]
    [InlineData("next due")]
    [InlineData("claim")]
    [InlineData("intend")]
    [InlineData("commit")]
    public void A_call_that_fails_after_the_node_was_told_to_stop_is_no_fault(string what)
    {
        _site.First.Run = deed => deed.MakeAsync();
        _site.Wire.Passage = call => call.What == what ? new(Mishap.LostBack, Back: TimeSpan.FromSeconds(5)) : new();
        var node = _site.Start();
        var run = _site.Order(_site.Item());
        _site.Pass(2);

        node.Stop();
        _site.Pass(5);

        Assert.True(node.HasStopped);
        Assert.Empty(node.Faults);
        Assert.Empty(node.Log.Of(2004));
        _site.Wire.Passage = null;
        node.Start();
        _site.Finish(run);
    }

    [Fact]
    public void A_node_that_was_stopped_and_disposed_says_nothing_of_a_lost_lease()
    {
        var node = _site.Start();
        _site.Pass(1);
        node.Stop();
        node.Process.Start(() => node.Engine.Dispose());

        _site.Pass(100);

        Assert.Empty(node.Log.Of(2002));
    }

    [Fact]
    public void A_stopped_node_claims_nothing()
    {
        var node = _site.Start();
        _site.Pass(1);
        node.Stop();
        _site.World.Settle();
        _site.Order(_site.Item());

        node.StartJob();
        _site.Pass(60);

        Assert.DoesNotContain(_site.Ledger, _ => true);
        Assert.True(node.HasStopped);
    }
}
