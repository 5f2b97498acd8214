using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class WaitingTests
{
    private readonly Site _site = new();

    [Fact]
    public void Waiting_holds_no_place_no_gate_and_no_retry()
    {
        var node = _site.Start(places: 2);
        _site.First.Gates = _ => ["copies"];
        _site.SetGate("copies", 2);
        WaitFirst(_site.First, TimeSpan.FromMinutes(10));
        var items = Enumerable.Range(0, 40).Select(_ => _site.Item()).ToArray();
        var run = _site.Order(items);

        _site.Pass(60);

        Assert.All(items, item => Assert.Equal((ItemState.Waiting, 1, "It copies."), (_site.StateOf(item), _site.See(item).Attempt, _site.See(item).Why)));
        Assert.Equal((0, 0), (node.Engine.AtWork, _site.Gate("copies")!.Inside));
        _site.Finish(run);
        Assert.InRange(_site.World.Elapsed.TotalSeconds, 600, 606);
    }

    [Fact]
    public void A_step_may_wait_more_often_than_it_may_try()
    {
        _site.Start();
        var looks = 0;
        _site.First.Run = deed => ++looks < 20 ? Task.FromResult(Outcome.WaitUntil(deed.Process.Clock.GetUtcNow().AddSeconds(3), $"{looks * 5} %.")) : deed.MakeAsync();
        var run = _site.Order(_site.Item());

        _site.Finish(run);

        Assert.Equal("95 %.", _site.EventsOf(run)[18]);
        Assert.Equal(20, _site.EventsOf(run).Count);
    }

    [Fact]
    public void Waiting_outlives_the_process()
    {
        var node = _site.Start();
        WaitFirst(_site.First, TimeSpan.FromMinutes(10));
        var item = _site.Item();
        var run = _site.Order(item);
        _site.Pass(60);
        node.Process.Die();
        node.Start();

        _site.Finish(run);

        Assert.InRange(_site.World.Elapsed.TotalSeconds, 600, 606);
        Assert.Equal(2, _site.See(item).Fence.Number); // nobody had to take it over
    }

    private static void WaitFirst(Script script, TimeSpan time)
    {
        HashSet<Guid> waited = [];
        script.Run = deed => waited.Add(deed.Machine.Id)
            ? Task.FromResult(Outcome.WaitUntil(deed.Process.Clock.GetUtcNow() + time, "It copies."))
            : deed.MakeAsync();
    }
}
