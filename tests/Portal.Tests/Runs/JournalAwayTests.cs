using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class JournalAwayTests
{
    private readonly Site _site = new();

    [Theory]
    [InlineData("claim")]
    [InlineData("intend")]
    [InlineData("commit")]
    [InlineData("held")]
    [InlineData("mend")]
    [InlineData("beat")]
    [InlineData("take over")]
    [InlineData("next due")]
    public void A_call_that_gets_lost_now_and_then_is_repeated_and_nothing_is_done_twice(string what)
    {
        var node = _site.Start();
        var calls = 0;
        _site.Wire.Passage = call => new(call.What == what ? (calls++ % 4) switch { 0 => Mishap.LostThere, 1 => Mishap.LostBack, _ => Mishap.None } : Mishap.None);
        var items = Enumerable.Range(0, 5).Select(_ => _site.Item(Site.Three)).ToArray();

        _site.Finish(_site.Order(items));
        _site.Pass(300);

        Assert.True(calls > 2);
        Assert.All(items, item => Assert.Equal((ItemState.Done, 1, 1, 1),
            (_site.StateOf(item), _site.Facts(item, "first"), _site.Facts(item, "second"), _site.Facts(item, "third"))));
        Assert.Equal(0, node.Engine.AtWork);
        Assert.NotEmpty(node.Log.Of(2004));
    }

    [Fact]
    public void An_outcome_waits_for_the_journal_and_the_step_is_not_run_again()
    {
        var node = _site.Start();
        var (runs, away) = (0, true);
        _site.First.Run = deed =>
        {
            runs++;
            return deed.MakeAsync();
        };
        _site.Wire.Passage = call => new(away && call.What == "commit" ? Mishap.LostThere : Mishap.None);
        var run = _site.Order(_site.Item());
        _site.Pass(1000);
        Assert.Equal(1, node.Engine.AtWork);

        away = false;
        _site.Finish(run);

        Assert.Equal(1, runs);
        Assert.InRange(_site.World.Elapsed.TotalSeconds, 1000, 1030); // it asked every half a minute at the most
    }

    [Fact]
    public void The_pauses_between_tries_grow_from_a_second_to_half_a_minute()
    {
        _site.Start();
        List<double> tries = [];
        _site.Wire.Passage = call =>
        {
            if (call.What != "commit") return new();
            tries.Add(_site.World.Elapsed.TotalSeconds);
            return new(Mishap.LostThere);
        };
        _site.Order(_site.Item());
        _site.Pass(300);

        var pauses = tries.Zip(tries.Skip(1), (one, next) => next - one).ToList();
        double[] most = [1, 2, 4, 8, 16, 30, 30];
        for (var n = 0; n < most.Length; n++) Assert.InRange(pauses[n], most[n] * 0.8, most[n]);
        Assert.True(pauses.Distinct().Count() == pauses.Count);
    }

    [Fact]
    public void A_claim_whose_answer_was_lost_is_found_and_done()
    {
        var node = _site.Start();
        var lost = false;
        _site.Wire.Passage = call =>
        {
            if (call.What != "claim" || lost) return new();
            lost = true;
            return new(Mishap.LostBack);
        };
        var item = _site.Item();

        _site.Finish(_site.Order(item));

        Assert.Single(node.Log.Of(2006));
        Assert.Equal((ItemState.Done, 2), (_site.StateOf(item), _site.See(item).Fence.Number));
        Assert.InRange(_site.World.Elapsed.TotalSeconds, 0, 2);
    }

    [Fact]
    public void A_claim_whose_answer_was_lost_is_found_even_if_nobody_asks_for_work_any_more()
    {
        var node = _site.Start();
        _site.Pass(10);
        var item = _site.Item();
        _site.Wire.Passage = call => new(call.What is "claim" ? _site.StateOf(item) == ItemState.AtWork ? Mishap.LostThere : Mishap.LostBack : Mishap.None);
        var run = _site.Order(item);
        node.StartJob();
        _site.World.Settle();
        Assert.Equal(ItemState.AtWork, _site.StateOf(item));
        _site.Wire.Passage = call => new(call.What is "claim" || _site.World.Elapsed.TotalSeconds < 50 ? Mishap.LostThere : Mishap.None);

        _site.Pass(61);

        Assert.Equal(ItemState.Waiting, _site.StateOf(item));
        Assert.Single(node.Log.Of(2006));
        _site.Wire.Passage = null;
        _site.Finish(run);
    }

    [Fact]
    public void What_is_under_way_is_never_taken_for_lost()
    {
        var node = _site.Start(places: 20);
        _site.Wire.Passage = call => new(There: TimeSpan.FromSeconds(call.Number % 3), Back: TimeSpan.FromSeconds(call.Number % 5));

        _site.Finish(_site.Order([.. Enumerable.Range(0, 100).Select(_ => _site.Item(Site.Three))]));

        Assert.Empty(node.Log.Of(2006));
    }
}
