using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class PlanVersionTests
{
    private static readonly Plan<Machine> Newer = Plan.For<Machine>("three", 2).Then<First>("first").Then<Third>("new-third");

    private readonly Site _site = new();

    [Fact]
    public void A_node_leaves_plans_that_it_does_not_know_to_those_that_do()
    {
        var old = _site.Start("old");
        var (item, newer) = (_site.Item(Site.Three), _site.Item(Newer));
        var run = _site.Order(item, newer);
        _site.Pass(60);
        Assert.Equal((ItemState.Done, ItemState.Waiting), (_site.StateOf(item), _site.StateOf(newer)));
        Assert.Equal([new("three", 2, "first", 1)], Unknown(old));

        _site.Plans = new(Newer);
        var young = _site.Start("young");
        _site.Finish(run);

        Assert.Equal(ItemState.Done, _site.StateOf(newer));
        Assert.Empty(Unknown(young));
    }

    [Fact]
    public void Old_runs_finish_on_their_plan_while_new_ones_begin_on_the_next()
    {
        _site.Plans = new(Site.Three, Newer);
        _site.Start();
        var (old, young) = (_site.Order(_site.Item(Site.Three)), _site.Order(_site.Item(Newer)));

        _site.Finish(old, young);

        Assert.Equal((3, 2), (_site.EventsOf(old).Count, _site.EventsOf(young).Count));
    }

    private IReadOnlyList<UnknownStep> Unknown(SimulatedNode node)
    {
        Task<IReadOnlyList<UnknownStep>>? asked = null;
        node.Process.Start(() => asked = node.Engine.UnknownAsync(default));
        _site.World.Settle();
        return asked!.GetAwaiter().GetResult();
    }
}
