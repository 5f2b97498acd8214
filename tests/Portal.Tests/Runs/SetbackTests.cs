using Portal.Runs;
using Portal.Runs.Engine;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class SetbackTests
{
    private readonly Site _site = new();
    private readonly List<double> _began = [];
    private int _tries;

    [Fact]
    public void Tries_come_after_doubled_pauses_that_are_up_to_a_fifth_shorter()
    {
        _site.Start();
        Fail(_site.Second, times: 3);

        _site.Finish(_site.Order(_site.Item(Site.Three)));

        Assert.Equal(4, _began.Count);
        Assert.InRange(_began[1] - _began[0], 1.6, 2);
        Assert.InRange(_began[2] - _began[1], 3.2, 4);
        Assert.InRange(_began[3] - _began[2], 6.4, 8);
    }

    [Fact]
    public void Those_that_failed_together_do_not_come_back_together()
    {
        _site.Start(places: 50);
        Fail(_site.First, times: 50);

        _site.Finish(_site.Order([.. Enumerable.Range(0, 50).Select(_ => _site.Item())]));

        var second = _began[50..];
        Assert.True(second.Max() - second.Min() > 0.3);
        Assert.True(second.Distinct().Count() > 40);
    }

    [Fact]
    public void After_the_last_try_the_item_fails_with_the_last_reason_and_its_advice()
    {
        _site.Start();
        Fail(_site.First, times: 4);
        var item = _site.Item();
        var run = _site.Order(item);

        _site.Finish(run);

        var seen = _site.See(item);
        Assert.Equal((ItemState.Failed, "Busy 4.", "Wait."), (seen.State, seen.Why, seen.Advice));
        Assert.Equal(["Busy 1.", "Busy 2.", "Busy 3.", "Busy 4."], _site.EventsOf(run));
    }

    [Fact]
    public void Each_step_has_its_own_tries()
    {
        _site.Start();
        Fail(_site.First, times: 3);
        Fail(_site.Second, times: 3);

        var item = _site.Item(Site.Three);
        _site.Finish(_site.Order(item));

        Assert.Equal(ItemState.Done, _site.StateOf(item));
    }

    [Fact]
    public void A_step_that_may_be_tried_once_fails_at_once()
    {
        var plan = Plan.For<Machine>("once", 1).Then<First>("first", Retry.Never);
        _site.Plans = new(plan);
        _site.Start();
        Fail(_site.First, times: 1);
        var item = _site.Item(plan);

        _site.Finish(_site.Order(item));

        Assert.Equal((ItemState.Failed, 1), (_site.StateOf(item), _began.Count));
    }

    [Fact]
    public void What_a_step_throws_is_a_setback_in_its_words()
    {
        var node = _site.Start();
        _site.First.Run = deed => _tries++ == 0 ? throw new InvalidDataException("Block 7 is torn.") : deed.MakeAsync();
        var item = _site.Item();
        var run = _site.Order(item);

        _site.Finish(run);

        Assert.Equal(["InvalidDataException: Block 7 is torn.", "Made VDI-001/first."], _site.EventsOf(run));
        Assert.Contains("first threw", Assert.Single(node.Log.Of(2011)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_fails_by_an_exception_says_where_to_look()
    {
        _site.Start();
        _site.First.Run = _ => throw new InvalidDataException("Block 7 is torn.");
        var item = _site.Item();

        _site.Finish(_site.Order(item));

        Assert.Equal("The portal's log has the details. Retry from here once the cause is gone.", _site.See(item).Advice);
    }

    [Fact]
    public void What_can_be_explained_is_what_its_explanation_says()
    {
        _site.Advice = new DiskFull();
        _site.Start();
        _site.First.Run = _ => throw new IOException("There is not enough space on the disk.");
        var item = _site.Item();

        _site.Finish(_site.Order(item));

        Assert.Equal((ItemState.Failed, "CSV01 is full.", "Make room, then retry."), (_site.StateOf(item), _site.See(item).Why, _site.See(item).Advice));
    }

    [Theory]
    [InlineData("load")]
    [InlineData("gates")]
    [InlineData("will exist")]
    [InlineData("no outcome")]
    public void Whatever_throws_before_the_step_is_a_setback_too(string where)
    {
        _site.Start();
        var item = _site.Item();
        var load = _site.Load;
        if (where == "load") _site.Load = machine => _tries++ == 0 ? throw new IOException("Away.") : load(machine);
        if (where == "gates") _site.First.Gates = _ => _tries++ == 0 ? throw new IOException("Away.") : [];
        if (where == "will exist") _site.First.WillExist = _ => _tries++ == 0 ? throw new IOException("Away.") : [];
        if (where == "no outcome") _site.First.Run = deed => _tries++ == 0 ? Task.FromResult<Outcome>(null!) : deed.MakeAsync();
        var run = _site.Order(item);

        _site.Finish(run);

        Assert.Equal(2, _site.EventsOf(run).Count);
        Assert.Equal(ItemState.Done, _site.StateOf(item));
    }

    [Fact]
    public void A_step_that_is_not_registered_says_so()
    {
        var plan = Plan.For<Machine>("strange", 1).Then<Strange>("strange", Retry.Never);
        _site.Plans = new(plan);
        _site.Start();
        var item = _site.Item(plan);

        _site.Finish(_site.Order(item));

        Assert.Equal("InvalidOperationException: This node has no Strange: it is not registered.", _site.See(item).Why);
    }

    [Fact]
    public void A_failure_is_not_tried_again_until_a_person_says_so()
    {
        var node = _site.Start();
        _site.Second.Run = deed => _tries++ == 0 ? Task.FromResult(Outcome.Failed("The disk is not ours.", "Move it away.")) : deed.MakeAsync();
        var item = _site.Item(Site.Three);
        var run = _site.Order(item);
        _site.Finish(run);
        Assert.Equal((ItemState.Failed, "second", "The disk is not ours."), (_site.StateOf(item), _site.See(item).Step, _site.See(item).Why));
        Assert.Contains("failed in second: The disk is not ours.", Assert.Single(node.Log.Of(2014)), StringComparison.Ordinal);

        Assert.Equal(1, _site.Retry(run));
        _site.Finish(run);

        Assert.Equal(ItemState.Done, _site.StateOf(item));
        Assert.Equal((1, 1, 1), (_site.Facts(item, "first"), _site.Facts(item, "second"), _site.Facts(item, "third")));
    }

    private void Fail(Script script, int times)
    {
        var failed = 0;
        script.Run = deed =>
        {
            _began.Add(_site.World.Elapsed.TotalSeconds);
            return ++failed <= times ? Task.FromResult(Outcome.TryAgain($"Busy {failed}.", "Wait.")) : deed.MakeAsync();
        };
    }

    private sealed class DiskFull : IAdvice
    {
        public Outcome? Explain(Exception surprise, Claim claim) => surprise is IOException ? Outcome.Failed("CSV01 is full.", "Make room, then retry.") : null;
    }

    private sealed class Strange : Step<Machine>
    {
        public override Task<Outcome> RunAsync(Machine subject, Fence fence, CancellationToken ct) => throw new NotSupportedException();
    }
}
