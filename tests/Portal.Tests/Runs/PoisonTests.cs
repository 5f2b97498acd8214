using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class PoisonTests
{
    private readonly Site _site = new();
    private int _deaths;

    public PoisonTests() => _site.First.Run = async deed =>
    {
        await deed.PassAsync(TimeSpan.FromSeconds(1));
        if (deed.Machine.Name != "poison") return await deed.MakeAsync();
        _deaths++;
        deed.Process.Die();
        return await new TaskCompletionSource<Outcome>().Task;
    };

    [Fact]
    public void An_item_that_stops_the_portal_fails_the_fifth_time_that_it_ran_alone_and_the_others_are_made()
    {
        _site.Start(comesBackAfter: TimeSpan.FromSeconds(5));
        var poison = _site.Item(Site.Three, name: "poison");
        var others = Enumerable.Range(0, 20).Select(_ => _site.Item()).ToArray();

        _site.Finish(_site.Order([poison, .. others]));

        Assert.Equal((ItemState.Failed, "Stopped the portal 5 times in first."), (_site.StateOf(poison), _site.See(poison).Why));
        Assert.Equal(6, _deaths); // the first time it did not run alone
        Assert.All(others, item => Assert.Equal(ItemState.Done, _site.StateOf(item)));
    }

    [Fact]
    public void Who_merely_ran_beside_it_runs_alone_until_it_is_cleared()
    {
        _site.Start(comesBackAfter: TimeSpan.FromSeconds(5));
        var alone = new List<bool>();
        var working = 0;
        var script = _site.First.Run;
        _site.First.Run = async deed =>
        {
            if (_deaths > 0) alone.Add(working == 0);
            working++;
            deed.Process.OnDeath += () => working = 0;
            var outcome = await script(deed);
            working--;
            return outcome;
        };
        var others = Enumerable.Range(0, 5).Select(_ => _site.Item()).ToArray();

        _site.Finish(_site.Order([_site.Item(name: "poison"), .. others]));

        Assert.Equal(Enumerable.Repeat(true, 10), alone); // five deaths, and five that were at work when it died first
    }

    [Fact]
    public void On_several_nodes_it_stops_one_at_a_time_and_no_more_than_six_times()
    {
        foreach (var name in new[] { "a", "b", "c" }) _site.Start(name, comesBackAfter: TimeSpan.FromSeconds(5));
        var poison = _site.Item(name: "poison");

        _site.Finish(_site.Order([poison, .. Enumerable.Range(0, 30).Select(_ => _site.Item())]));

        Assert.Equal((ItemState.Failed, 6), (_site.StateOf(poison), _deaths));
    }

    [Fact]
    public void Kills_in_different_steps_are_no_poison()
    {
        _site.Start(comesBackAfter: TimeSpan.FromSeconds(5));
        var item = _site.Item(Site.Three);
        foreach (var key in Site.Three.Keys)
        {
            var deaths = 0;
            _site.Script(key).Run = deed =>
            {
                if (++deaths > 4) return deed.MakeAsync();
                deed.Process.Die();
                return new TaskCompletionSource<Outcome>().Task;
            };
        }

        var run = _site.Order(item);
        _site.Finish(run);

        Assert.Equal(ItemState.Done, _site.StateOf(item)); // twelve deaths
    }
}
