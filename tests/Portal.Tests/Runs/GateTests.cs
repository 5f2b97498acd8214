using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class GateTests
{
    private readonly Site _site = new(choose: new Random(1).Next);
    private int _inside;
    private int _most;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void However_many_claim_exactly_as_many_as_the_limit_are_at_work(int limit)
    {
        foreach (var name in new[] { "a", "b", "c" }) _site.Start(name, places: 30);
        Guard(_site.First, "disk");
        _site.SetGate("disk", limit);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 4 * limit).Select(_ => _site.Item())]));

        Assert.Equal(limit, _most);
        Assert.Equal(0, _site.Gate("disk")!.Inside);
    }

    [Fact]
    public void A_limit_holds_for_those_who_come_from_another_step_too()
    {
        _site.Start(places: 30);
        Guard(_site.Second, "power");
        _site.SetGate("power", 3);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 12).Select(_ => _site.Item(Site.Three))]));

        Assert.Equal(3, _most);
    }

    [Fact]
    public void A_rate_lets_one_in_after_another()
    {
        _site.Start();
        List<double> began = [];
        Guard(_site.First, "new", () => began.Add(_site.World.Elapsed.TotalSeconds));
        _site.SetGate("new", 100, perMinute: 6);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 5).Select(_ => _site.Item())]));

        var pauses = began.Zip(began.Skip(1), (one, next) => next - one);
        Assert.All(pauses, pause => Assert.InRange(pause, 10, 11));
    }

    [Fact]
    public void A_person_does_not_wait_behind_an_order_of_many()
    {
        _site.Start();
        Guard(_site.First, "one");
        _site.SetGate("one", 1);
        var many = _site.Order([.. Enumerable.Range(0, 10).Select(_ => _site.Item())]);
        _site.Pass(1);

        var single = _site.Order(Rank.Person, _site.Item());
        _site.Finish(single);

        Assert.Single(_site.EventsOf(many));
        _site.Finish(many);
    }

    [Fact]
    public void A_silent_host_spends_no_retries_and_is_asked_by_one_probe_at_a_time()
    {
        _site.Start();
        List<double> asked = [];
        Guard(_site.First, "hv01", () => asked.Add(_site.World.Elapsed.TotalSeconds));
        var items = Enumerable.Range(0, 5).Select(_ => _site.Item()).ToArray();
        _site.Host.IsSilent = true;
        var run = _site.Order(items);

        _site.Pass(300);

        Assert.All(items, item => Assert.Equal((ItemState.Waiting, 1), (_site.StateOf(item), _site.See(item).Attempt)));
        Assert.True(_site.Gate("hv01")!.Closed);
        var probes = asked.Where(at => at > 20).ToList();
        Assert.All(probes.Zip(probes.Skip(1), (one, next) => next - one), pause => Assert.InRange(pause, 30, 41)); // the probe itself takes ten
        Assert.InRange(probes.Count, 6, 10);

        _site.Host.IsSilent = false;
        _site.Finish(run);
        Assert.All(items, item => Assert.Equal(ItemState.Done, _site.StateOf(item)));
        Assert.False(_site.Gate("hv01")!.Closed);
    }

    [Fact]
    public void Silence_of_a_gate_that_the_step_does_not_pass_is_a_setback()
    {
        _site.Start();
        _site.First.Run = _ => Task.FromResult(Outcome.Silent("elsewhere", "It does not answer.", "Look after it."));
        var item = _site.Item();

        _site.Finish(_site.Order(item));

        Assert.Equal((ItemState.Failed, "It does not answer.", "Look after it."), (_site.StateOf(item), _site.See(item).Why, _site.See(item).Advice));
        Assert.Null(_site.Gate("elsewhere"));
    }

    [Fact]
    public void A_machine_that_moved_goes_through_the_gate_of_its_new_host()
    {
        _site.Start();
        var host = "hv01";
        Guard(_site.First, "hv01");
        var item = _site.Item();
        _site.First.Gates = _ => [host];
        host = "hv02";
        _site.SetGate("hv02", 1);
        List<int> inside = [];
        _site.First.Run = deed =>
        {
            inside.AddRange(_site.Gate("hv01")?.Inside ?? 0, _site.Gate("hv02")!.Inside);
            return deed.MakeAsync();
        };
        var run = _site.Order(item);

        _site.Finish(run);

        Assert.Equal([0, 1], inside);
        Assert.Single(_site.EventsOf(run)); // exchanging gates is no event
    }

    [Fact]
    public void A_machine_that_moved_waits_for_room_at_its_new_host()
    {
        _site.Start();
        Guard(_site.First, "hv02");
        _site.SetGate("hv02", 1);
        var (inside, moved) = (_site.Item(), _site.Item() with { Gates = ["hv01"] });

        _site.Finish(_site.Order(inside, moved));

        Assert.Equal(1, _most);
    }

    [Fact]
    public void Gates_of_the_next_step_that_cannot_be_told_yet_are_told_by_that_step()
    {
        _site.Start();
        _site.Second.Gates = machine => _site.Facts(_site.ItemOf(machine), "first") == 1 ? ["late"] : throw new InvalidOperationException("It has no host yet.");
        var inside = 0;
        _site.Second.Run = deed =>
        {
            inside = _site.Gate("late")!.Inside;
            return deed.MakeAsync();
        };

        var run = _site.Order(_site.Item(Site.Three));
        _site.Finish(run);

        Assert.Equal(1, inside);
        Assert.Equal(3, _site.EventsOf(run).Count);
    }

    /// <summary>The step passes that gate, takes ten seconds, and knows when its host is silent.</summary>
    private void Guard(Script script, string gate, Action? began = null)
    {
        script.Gates = _ => [gate];
        script.Run = async deed =>
        {
            began?.Invoke();
            _most = Math.Max(_most, ++_inside);
            await deed.PassAsync(TimeSpan.FromSeconds(10));
            _inside--;
            try
            {
                return await deed.MakeAsync();
            }
            catch (TimeoutException silence)
            {
                return Outcome.Silent(gate, silence.Message, "Look after it.");
            }
        };
    }
}
