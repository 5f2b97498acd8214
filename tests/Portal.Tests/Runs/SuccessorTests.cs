using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class SuccessorTests
{
    private readonly Site _site = new();
    private readonly List<string> _order = [];

    public SuccessorTests()
    {
        _site.Start();
        _site.First.Run = async deed =>
        {
            await deed.PassAsync(TimeSpan.FromSeconds(1));
            _order.Add(deed.Machine.Name);
            return deed.Machine.Name == "bad" && _order.Count(name => name == "bad") == 1 ? Outcome.Failed("The master is torn.", "Mend it.") : await deed.MakeAsync();
        };
    }

    [Fact]
    public void Machines_wait_for_their_image()
    {
        var image = _site.Item(name: "image");
        var machines = Enumerable.Range(0, 5).Select(_ => _site.Item(after: image)).ToArray();
        var last = _site.Item(after: machines[2], name: "last");

        _site.Finish(_site.Order([image, .. machines, last]));

        Assert.Equal("image", _order[0]);
        Assert.Equal("last", _order[^1]);
        Assert.Equal(7, _order.Count);
    }

    [Fact]
    public void What_comes_after_a_failed_item_is_blocked_and_the_rest_is_made()
    {
        var bad = _site.Item(name: "bad");
        var (machine, follower, other) = (_site.Item(after: bad), _site.Item(name: "follower"), _site.Item(name: "other"));
        follower = follower with { After = machine.Id };

        _site.Finish(_site.Order(bad, machine, follower, other));

        Assert.Equal((ItemState.Blocked, ItemState.Blocked, ItemState.Done), (_site.StateOf(machine), _site.StateOf(follower), _site.StateOf(other)));
        Assert.Equal(("bad did not get done: The master is torn.", "Retry bad."), (_site.See(machine).Why, _site.See(machine).Advice));
    }

    [Fact]
    public void Retrying_the_failed_item_makes_all_that_was_blocked()
    {
        var bad = _site.Item(name: "bad");
        var machine = _site.Item(after: bad);
        var run = _site.Order(bad, machine, _site.Item(after: machine, name: "follower"));
        _site.Finish(run);

        Assert.Equal(1, _site.Retry(run, bad));
        _site.Finish(run);

        Assert.Equal(["bad", "bad", "VDI-002", "follower"], _order);
    }
}
