using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class LeaseTests
{
    private readonly Site _site = new();
    private readonly List<(SimulatedProcess Process, double At)> _began = [];
    private double? _stopped;

    public LeaseTests() => _site.First.Run = async deed =>
    {
        _began.Add((deed.Process, Now));
        try
        {
            await deed.PassAsync(TimeSpan.FromMinutes(5));
        }
        catch (OperationCanceledException)
        {
            _stopped = Now;
            throw;
        }

        return await deed.MakeAsync();
    };

    private double Now => _site.World.Elapsed.TotalSeconds;

    [Fact]
    public void The_work_of_a_dead_node_is_taken_over_after_one_lease()
    {
        var (a, b) = (_site.Start("a"), _site.Start("b"));
        var run = BeginOn(a);
        a.Process.Die();
        var died = Now;

        _site.Pass(50);
        Assert.Single(_began); // its last beat was ten seconds ago at most
        _site.Finish(run);

        Assert.Equal(b.Process, _began[1].Process);
        Assert.InRange(_began[1].At - died, 50, 76);
        Assert.Contains("Node a is dead", Assert.Single(b.Log.Of(2001)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_comes_back_takes_over_its_former_self_at_once()
    {
        var a = _site.Start("a");
        var run = BeginOn(a);
        a.Process.Die();
        var died = Now;

        a.Start();
        _site.Finish(run);

        Assert.Equal(died, _began[1].At);
        Assert.Contains("1 items of its former self", Assert.Single(a.Log.Of(2000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_its_former_self_is_taken_over_a_node_claims_nothing()
    {
        var a = _site.Start("a");
        _site.Wire.Passage = call => new(call.What == "take over" && Now < 20 ? Mishap.LostThere : Mishap.None);
        _site.Order(_site.Item());

        _site.Pass(19);

        Assert.Empty(_began);
        Assert.NotEmpty(a.Log.Of(2004));
        _site.Pass(30);
        Assert.Single(_began);
    }

    [Fact]
    public void Wall_clocks_that_jump_make_nobody_dead()
    {
        var (a, b) = (_site.Start("a"), _site.Start("b"));
        var run = BeginOn(a);

        for (var n = 0; n < 20; n++)
        {
            a.Process.Clock.Ahead += TimeSpan.FromDays(n % 2 == 0 ? 1 : -1);
            b.Process.Clock.Ahead -= TimeSpan.FromDays(n % 2 == 0 ? 1 : -1);
            _site.Pass(7);
        }

        _site.Finish(run);
        Assert.Single(_began);
        Assert.Empty(a.Log.Of(2001).Concat(b.Log.Of(2001)).Concat(a.Log.Of(2002)).Concat(b.Log.Of(2002)));
    }

    [Fact]
    public void A_node_that_cannot_beat_stops_its_work_after_two_thirds_of_a_lease_and_before_it_is_taken_over()
    {
        var (a, b) = (_site.Start("a"), _site.Start("b"));
        var run = BeginOn(a);
        var cut = Cut(a);

        _site.Finish(run);

        Assert.InRange(_stopped!.Value - cut, 30, 40);
        Assert.Equal((2, b.Process), (_began.Count, _began[1].Process));
        Assert.InRange(_began[1].At - _stopped.Value, 20, 45);
        Assert.Contains("could not beat for 00:00:40", Assert.Single(a.Log.Of(2002)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_beats_again_works_again()
    {
        var a = _site.Start("a");
        var run = BeginOn(a);
        Cut(a);
        _site.Pass(100);
        var claims = 0;
        _site.Wire.Passage = null;
        _site.Wire.OnArrival = call => claims += call.What == "claim" ? 1 : 0;

        _site.Finish(run);

        Assert.Equal(a.Process, _began[1].Process);
        Assert.Single(a.Log.Of(2003));
        Assert.True(claims > 0);
    }

    [Fact]
    public void Without_a_lease_a_node_claims_nothing()
    {
        var a = _site.Start("a");
        _site.Pass(1);
        _site.Wire.Passage = call => new(call.What == "beat" ? Mishap.LostThere : Mishap.None);
        _site.Pass(60);

        _site.Order(_site.Item());
        a.Call();
        _site.Pass(60);

        Assert.Empty(_began);
    }

    [Fact]
    public void A_beat_whose_answer_takes_too_long_gives_no_lease()
    {
        _site.Wire.Passage = call => new(There: call.What == "beat" ? TimeSpan.FromSeconds(40) : TimeSpan.Zero);
        _site.Start("a");
        _site.Order(_site.Item());

        _site.Pass(120);

        Assert.Empty(_began);
    }

    [Fact]
    public void A_lease_counts_from_when_the_beat_was_sent()
    {
        var a = _site.Start("a");
        var run = BeginOn(a);
        var sent = 0.0;
        _site.Wire.Passage = call =>
        {
            if (call.What != "beat") return new();
            if (sent > 0) return new(Mishap.LostThere);
            sent = Now;
            return new(Back: TimeSpan.FromSeconds(15));
        };

        _site.Pass(100);

        Assert.Equal(40, _stopped!.Value - sent);
        Assert.False(_site.IsFinished(run));
    }

    [Fact]
    public void A_journal_that_was_away_for_all_lets_nobody_take_over_the_living()
    {
        var (a, b) = (_site.Start("a", places: 1), _site.Start("b", places: 1));
        var items = new[] { _site.Item(), _site.Item() };
        var run = _site.Order(items);
        _site.Pass(10);
        Assert.Equal(2, _began.Select(began => began.Process).Distinct().Count());
        _site.Wire.Passage = _ => new(Mishap.LostThere);
        _site.Pass(600);
        _site.Wire.Passage = null;

        _site.World.Until(() => items.All(item => _site.StateOf(item) == ItemState.AtWork));
        Assert.All(items, item => Assert.False(_site.See(item).Suspect));
        Assert.Empty(a.Log.Of(2001).Concat(b.Log.Of(2001)));
        _site.Finish(run);
    }

    [Fact]
    public void A_dead_node_is_looked_after_once_in_every_lease_for_a_claim_that_arrived_late()
    {
        var (a, b) = (_site.Start("a"), _site.Start("b"));
        _site.Pass(1);
        b.Process.Freeze();
        _site.Wire.Passage = call => call.What == "claim" ? new(Mishap.None, TimeSpan.FromSeconds(150)) : new();
        var run = _site.Order(_site.Item());
        a.Call();
        _site.Pass(1);
        a.Process.Die();
        _site.Wire.Passage = call => call.From == b.Process && call.What == "claim" && Now < 170 ? new(Mishap.LostThere) : new();
        b.Process.Thaw();

        _site.Finish(run);

        Assert.Equal([b.Process], _began.Select(began => began.Process));
    }

    [Fact]
    public void A_node_that_froze_for_longer_than_a_lease_does_nothing_twice()
    {
        var (a, b) = (_site.Start("a"), _site.Start("b"));
        var run = BeginOn(a);
        _site.Pass(290);
        a.Process.Freeze();
        _site.Pass(400);
        a.Process.Thaw();

        _site.Finish(run);
        _site.Pass(60);

        Assert.Equal([a.Process, b.Process], _began.Select(began => began.Process));
        Assert.Single(_site.EventsOf(run));
        Assert.Single(a.Log.Of(2013));
    }

    private NewRun BeginOn(SimulatedNode node)
    {
        _site.Pass(1);
        var run = _site.Order(_site.Item());
        node.Call();
        _site.World.Settle();
        Assert.Equal(node.Process, Assert.Single(_began).Process);
        return run;
    }

    /// <summary>Between this node and the journal nothing gets through any more.</summary>
    private double Cut(SimulatedNode node)
    {
        _site.Wire.Passage = call => new(call.From == node.Process && call.What is not ("look" or "write" or "rename") ? Mishap.LostThere : Mishap.None);
        return Now;
    }
}
