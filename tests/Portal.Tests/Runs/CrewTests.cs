using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class CrewTests
{
    private readonly Site _site = new();

    [Fact]
    public void An_order_of_many_calls_for_places_not_for_items()
    {
        _site.First.Run = Take(10);
        var node = _site.Start(places: 8);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 400).Select(_ => _site.Item())]));

        Assert.Equal(8, node.MostAtWork);
        Assert.InRange(node.JobsCalled, 8, 16);
    }

    [Fact]
    public void A_full_gate_does_not_call_for_hands_in_vain()
    {
        _site.First.Gates = _ => ["one"];
        _site.First.Run = Take(10);
        _site.SetGate("one", 1);
        var node = _site.Start(places: 10);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 50).Select(_ => _site.Item())])); // 500 s, one at a time

        Assert.InRange(node.JobsCalled, 50, 150); // no more than one look beside the one that works
    }

    [Fact]
    public void Announced_work_is_begun_at_once()
    {
        var node = _site.Start();
        _site.Pass(1);
        var run = _site.Order(_site.Item());

        node.Call();
        _site.World.Settle();

        Assert.True(_site.IsFinished(run));
    }

    [Fact]
    public void Work_that_nobody_announced_is_found_at_the_next_look()
    {
        _site.Start();
        _site.Pass(1);
        var run = _site.Order(_site.Item());

        _site.Pass(5);

        Assert.True(_site.IsFinished(run));
    }

    [Fact]
    public void What_is_due_between_two_looks_is_begun_when_it_is_due()
    {
        var began = new List<double>();
        _site.First.Run = deed =>
        {
            began.Add(_site.World.Elapsed.TotalSeconds);
            return began.Count == 1 ? Task.FromResult(Outcome.WaitUntil(deed.Process.Clock.GetUtcNow().AddSeconds(7), "It copies.")) : deed.MakeAsync();
        };
        _site.Start();

        _site.Finish(_site.Order(_site.Item()));

        Assert.Equal(7, began[1] - began[0]);
    }

    [Fact]
    public void A_call_that_nobody_answers_is_repeated()
    {
        var node = _site.Start(places: 1);
        node.OnCall = () => { };
        var run = _site.Order(_site.Item());
        _site.Pass(6);
        node.OnCall = null;

        _site.Pass(6);

        Assert.True(_site.IsFinished(run));
    }

    [Fact]
    public void A_caller_that_fails_loses_nothing_of_what_was_claimed()
    {
        var node = _site.Start(places: 5);
        var calls = 0;
        node.OnCall = () =>
        {
            if (++calls % 2 == 0) throw new InvalidOperationException("No room for a job.");
            node.StartJob();
        };

        _site.Finish(_site.Order([.. Enumerable.Range(0, 10).Select(_ => _site.Item())]));

        Assert.NotEmpty(node.Log.Of(2007));
    }

    [Fact]
    public void A_journal_that_cannot_tell_what_is_due_is_asked_again()
    {
        var node = _site.Start();
        _site.Wire.Passage = call => new(call.What == "next due" && _site.World.Elapsed < TimeSpan.FromSeconds(20) ? Mishap.LostThere : Mishap.None);
        var run = _site.Order(_site.Item());

        _site.Finish(run);

        Assert.InRange(node.Log.Of(2004).Count(), 4, 5);
        Assert.Equal(20, _site.World.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Work_of_another_node_that_comes_due_is_seen_by_all()
    {
        _site.Start("a", places: 1);
        _site.Start("b", places: 1);
        List<SimulatedProcess> workers = [];
        _site.First.Run = async deed =>
        {
            workers.Add(deed.Process);
            return await Take(10)(deed);
        };

        _site.Finish(_site.Order(_site.Item(), _site.Item()));

        Assert.Equal(2, workers.Distinct().Count());
    }

    private static Func<Deed, Task<Outcome>> Take(double seconds) => async deed =>
    {
        await deed.PassAsync(TimeSpan.FromSeconds(seconds));
        return await deed.MakeAsync();
    };
}
