using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class StepsInOrderTests
{
    private readonly Site _site = new();

    [Fact]
    public void An_item_goes_through_its_plan_from_top_to_bottom()
    {
        _site.Start();
        var item = _site.Item(Site.Three);
        var run = _site.Order(item);

        _site.Finish(run);

        Assert.Equal(["Made VDI-001/first.", "Made VDI-001/second.", "Made VDI-001/third."], _site.EventsOf(run));
        Assert.Equal(ItemState.Done, _site.StateOf(item));
        Assert.Equal(["VDI-001/first", "VDI-001/second", "VDI-001/third"], _site.Host.Things);
    }

    [Fact]
    public void One_claim_goes_on_from_step_to_step()
    {
        _site.Start();
        List<long> fences = [];
        foreach (var key in Site.Three.Keys)
        {
            _site.Script(key).Run = deed =>
            {
                fences.Add(deed.Fence.Number);
                return deed.MakeAsync();
            };
        }

        _site.Finish(_site.Order(_site.Item(Site.Three)));

        Assert.Equal([1, 1, 1], fences);
    }

    [Fact]
    public void Steps_get_their_machine_as_it_is_now()
    {
        _site.Start();
        var seen = new List<string>();
        var load = _site.Load;
        _site.Load = async id => (await load(id))! with { Name = $"VDI-{seen.Count}" };
        foreach (var key in Site.Three.Keys)
        {
            _site.Script(key).Run = deed =>
            {
                seen.Add(deed.Machine.Name);
                return deed.MakeAsync();
            };
        }

        _site.Finish(_site.Order(_site.Item(Site.Three)));

        Assert.Equal(["VDI-0", "VDI-1", "VDI-2"], seen);
    }

    [Fact]
    public void An_item_whose_machine_is_gone_fails_and_says_so()
    {
        _site.Start();
        _site.First.Run = deed =>
        {
            _site.Lose(_site.ItemOf(deed.Machine));
            return deed.MakeAsync();
        };
        var item = _site.Item(Site.Three);

        _site.Finish(_site.Order(item));

        var seen = _site.See(item);
        Assert.Equal((ItemState.Failed, "second", "What this was about is gone.", "Undo it, or order it anew."), (seen.State, seen.Step, seen.Why, seen.Advice));
    }

    [Fact]
    public void What_a_step_will_make_is_in_the_ledger_before_the_host_is_touched()
    {
        _site.Start();
        var item = _site.Item();
        List<ThingState?> seen = [];
        _site.Wire.OnArrival = call =>
        {
            if (call.What is "look" or "write" or "rename") seen.AddRange(_site.Host.Things.Select(StateOf));
        };

        _site.Finish(_site.Order(item));

        Assert.Equal([ThingState.Intended, ThingState.Intended], seen); // half and whole; nothing when it only looked
        Assert.Equal((ThingState.Exists, ThingState.Removed), (StateOf("VDI-001/first"), StateOf("VDI-001/first.1.partial")));

        ThingState? StateOf(string thing) => _site.Ledger.SingleOrDefault(row => row.Thing.Name == thing)?.State;
    }

    [Fact]
    public void A_step_that_makes_nothing_asks_nothing_of_the_ledger()
    {
        _site.Start();
        _site.First.WillExist = _ => [];
        List<string> calls = [];
        _site.Wire.OnArrival = call => calls.Add(call.What);

        _site.Finish(_site.Order(_site.Item()));

        Assert.DoesNotContain("intend", calls);
    }

    [Fact]
    public void Outcomes_bear_when_their_step_began_and_how_long_it_took()
    {
        _site.Start();
        _site.First.Run = async deed =>
        {
            await deed.PassAsync(TimeSpan.FromSeconds(7));
            return await deed.MakeAsync();
        };
        _site.Wire.Passage = call => new(There: call.What is "intend" ? TimeSpan.FromSeconds(2) : TimeSpan.Zero);
        List<Commitment> commitments = [];
        _site.OnCommit = (commitment, _) => commitments.Add(commitment);
        _site.Pass(1);

        _site.Finish(_site.Order(_site.Item()));

        var commitment = Assert.Single(commitments);
        Assert.Equal(TimeSpan.FromSeconds(9), commitment.Took);
        Assert.Equal(_site.Beginning + _site.World.Elapsed - commitment.Took, commitment.Started);
    }
}
