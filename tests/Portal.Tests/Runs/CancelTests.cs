using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class CancelTests
{
    [Fact]
    public void Cancelled_at_any_call_and_taken_up_again_every_machine_is_made_once() => CancelAtEveryCall((site, run, items) =>
    {
        var cancelled = items.Count(item => site.StateOf(item) == ItemState.Cancelled);
        Assert.Equal(cancelled, site.Retry(run));
        site.Finish(run);

        Assert.All(items, item => Assert.Equal(ItemState.Done, site.StateOf(item)));
        Assert.All(items, item => Assert.All(item.Plan.Keys, key => Assert.Equal(1, site.Facts(item, key))));
    });

    [Fact]
    public void Cancelled_at_any_call_and_undone_nothing_is_left_of_what_was_not_done() => CancelAtEveryCall((site, run, items) =>
    {
        var (undo, count) = site.UndoOf(run, items);
        if (count > 0) site.Finish(undo);

        Assert.All(items, item => Assert.Equal(site.StateOf(item) == ItemState.Done ? item.Plan.Keys.Count : 0, Things(site, item)));
        Assert.All(site.Ledger, row => Assert.Equal(site.Host.Has(row.Thing.Name) ? ThingState.Exists : ThingState.Removed, row.State));
        Assert.Equal(count, items.Count(item => site.StateOf(item) == ItemState.Undone));
    });

    [Fact]
    public void A_step_that_runs_is_finished_and_what_it_did_is_written()
    {
        var (site, run, item) = RunningFirstStep();

        site.Cancel(run);
        site.Finish(run);

        Assert.Equal((ItemState.Cancelled, "second", "The run was cancelled."), (site.StateOf(item), site.See(item).Step, site.See(item).Why));
        Assert.Equal((1, 0), (site.Facts(item, "first"), site.Facts(item, "second")));
    }

    [Fact]
    public void A_step_that_would_be_tried_again_is_not()
    {
        var (site, run, item) = RunningFirstStep(_ => Task.FromResult(Outcome.TryAgain("Busy.", "Wait.")));

        site.Cancel(run);
        site.Finish(run);

        Assert.Equal((ItemState.Cancelled, "first"), (site.StateOf(item), site.See(item).Step));
        Assert.Equal("Busy.", site.EventsOf(run)[0]);
    }

    [Fact]
    public void A_step_that_dies_in_a_cancelled_run_is_not_run_again_and_what_it_did_is_unknown()
    {
        var (site, run, item) = RunningFirstStep();
        site.Cancel(run);
        site.Nodes[0].Process.Die();
        site.Nodes[0].Start();

        site.Finish(run);

        Assert.Equal(ItemState.Cancelled, site.StateOf(item));
        Assert.Contains("What it did in first is unknown", site.See(item).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancel_while_the_intention_is_on_its_way_leaves_the_host_untouched()
    {
        var site = new Site();
        site.Start();
        var (item, run) = (site.Item(), default(NewRun)!);
        site.Wire.Passage = call => new(There: TimeSpan.FromSeconds(call.What == "intend" ? 10 : 0));
        run = site.Order(item);
        site.Pass(5);

        site.Cancel(run);
        site.Finish(run);

        Assert.Equal((ItemState.Cancelled, 0, 0), (site.StateOf(item), site.Host.Calls, site.Ledger.Count));
    }

    [Fact]
    public void A_cancel_while_the_claim_is_on_its_way_back_leaves_the_host_untouched_if_the_step_makes_anything()
    {
        var site = new Site();
        site.Start();
        site.Wire.Passage = call => new(Back: TimeSpan.FromSeconds(call.What == "claim" ? 10 : 0));
        var item = site.Item();
        var run = site.Order(item);
        site.Pass(5);
        Assert.Equal(ItemState.AtWork, site.StateOf(item));

        site.Cancel(run);
        site.Finish(run);

        Assert.Equal((ItemState.Cancelled, 0), (site.StateOf(item), site.Host.Calls));
    }

    private static (Site Site, NewRun Run, NewItem Item) RunningFirstStep(Func<Deed, Task<Outcome>>? then = null)
    {
        var site = new Site();
        site.Start();
        site.First.Run = async deed =>
        {
            await deed.PassAsync(TimeSpan.FromSeconds(10));
            return await (then ?? (each => each.MakeAsync()))(deed);
        };
        var item = site.Item(Site.Three);
        var run = site.Order(item);
        site.Pass(5);
        Assert.Equal(ItemState.AtWork, site.StateOf(item));
        return (site, run, item);
    }

    private static void CancelAtEveryCall(Action<Site, NewRun, NewItem[]> then)
    {
        var calls = 1;
        for (var at = 1; at <= calls; at++)
        {
            var site = new Site();
            site.Start(places: 2);
            var image = site.Item();
            NewItem[] items = [image, site.Item(Site.Three, after: image), site.Item(Site.Three, after: image), site.Item(Site.Three)];
            var run = site.Order(items);
            site.Wire.Passage = call =>
            {
                if (call.Number == at) site.Cancel(run);
                return new();
            };

            site.Finish(run);
            calls = site.Wire.Calls;

            Assert.All(items, item => Assert.True(site.StateOf(item) is ItemState.Done or ItemState.Cancelled));
            then(site, run, items);
        }

        Assert.True(calls > 30);
    }

    private static int Things(Site site, NewItem item) => site.Host.Things.Count(thing => thing.StartsWith($"{item.Title}/", StringComparison.Ordinal));
}
