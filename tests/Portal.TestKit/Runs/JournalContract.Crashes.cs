using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.TestKit.Runs;

/// <content>Whole stories, told once without a crash, then with one before and one after every call to the journal and to the host.</content>
public abstract partial class JournalContract
{
    [Fact]
    public void A_crash_before_or_after_any_call_changes_nothing_in_the_end() => CrashEverywhere(site =>
    {
        HashSet<string> once = [];
        site.First.Gates = _ => ["disk"];
        site.First.Run = deed => once.Add(deed.Name)
            ? Task.FromResult(Outcome.WaitUntil(deed.Process.Clock.GetUtcNow().AddSeconds(1), "It copies."))
            : deed.MakeAsync();
        site.Second.Run = deed => once.Add(deed.Name) ? throw new IOException("Busy.") : deed.MakeAsync();
        site.SetGate("disk", 1);
        NewItem[] items = [site.Item(Site.Three), site.Item(Site.Three)];
        site.Finish(site.Order(items));
        return items;
    });

    [Fact]
    public void A_crash_while_items_wait_for_items_that_fail_and_are_undone_changes_nothing_in_the_end() => CrashEverywhere(site =>
    {
        var image = site.Item();
        NewItem[] items = [image, site.Item(Site.Three, after: image), site.Item(after: image)];
        site.Second.Run = async deed => await deed.MakeAsync() is Outcome.Success ? Outcome.Failed("It is not ours.", "Move it away.") : throw new IOException("Strange.");
        var run = site.Order(items);
        site.Finish(run);

        var (undo, count) = site.UndoOf(run, items[1]);
        Assert.Equal(1, count);
        site.Finish(undo);
        return items;
    });

    [Fact]
    public void A_crash_around_a_cancel_that_is_taken_back_changes_nothing_in_the_end() => CrashEverywhere(site =>
    {
        NewItem[] items = [site.Item(Site.Three), site.Item(Site.Three)];
        site.Second.Run = async deed =>
        {
            await deed.PassAsync(TimeSpan.FromSeconds(2));
            return await deed.MakeAsync();
        };
        var run = site.Order(items);
        site.World.Until(() => site.Facts(items[0], "first") == 1);

        Assert.True(site.Cancel(run));
        site.Finish(run);
        Assert.Equal(2, site.Retry(run));
        site.Finish(run);
        return items;
    });

    /// <summary>How many crashes were survived is as many as there are calls, twice.</summary>
    private void CrashEverywhere(Func<Site, IReadOnlyList<NewItem>> tell)
    {
        var (end, calls) = Tell(tell, "calm", crashAt: 0, Mishap.None);
        Assert.InRange(calls, 20, 200);
        for (var call = 1; call <= calls; call++)
        {
            foreach (var mishap in new[] { Mishap.DeathBefore, Mishap.DeathAfter })
                Assert.Equal(($"{mishap} {call}", end), ($"{mishap} {call}", Tell(tell, $"{mishap}{call}", call, mishap).End));
        }
    }

    private (string End, int Calls) Tell(Func<Site, IReadOnlyList<NewItem>> tell, string series, int crashAt, Mishap mishap)
    {
        var site = new Site(_under, series: series);
        site.Wire.Passage = call => new(call.Number == crashAt ? mishap : Mishap.None);
        var node = site.Start(places: 2, comesBackAfter: TimeSpan.FromSeconds(1));
        site.World.After(TimeSpan.FromSeconds(0.5), site.CheckLedger); // with what a first crash has left

        var items = tell(site);

        var calls = site.Wire.Calls;
        node.Process.Die();
        site.CheckLedger();
        var whole = site.Ledger.Where(row => !row.Thing.Transient && row.Thing.Name.StartsWith(series, StringComparison.Ordinal));
        var ends = items.Select(site.See).Select(row => $"{row.State} in {row.Step}, attempt {row.Attempt}, {(row.HeldSubject is null ? "free" : "held")}, {row.Node}");
        var facts = items.SelectMany(item => item.Plan.Keys, (item, key) => site.Facts(item, key));
        var things = site.Host.Things.Where(thing => !thing.EndsWith(".partial", StringComparison.Ordinal));
        var ledger = whole.Select(row => $"{row.Thing.Name} {row.State}").Order(StringComparer.Ordinal);
        var end = string.Join('\n', [.. ends, string.Join(' ', facts), .. things, .. ledger, $"{site.Gate("disk")?.Inside ?? 0} inside"]);
        return (end.Replace(series, "VDI", StringComparison.Ordinal), calls);
    }
}
