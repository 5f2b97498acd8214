using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    private static readonly Thing Disk = new("disk", "hv01", @"C:\ClusterStorage\CSV01\VDI-001.vhdx");

    private static Thing Partial(Claim claim) => new("disk", "hv01", $@"C:\ClusterStorage\CSV01\VDI-001.{claim.Fence}.partial.vhdx", Transient: true);

    [Fact]
    public async Task An_outcome_is_written_with_its_facts_and_its_event()
    {
        var item = Item();
        var run = await OrderAsync(item);

        Assert.Equal(Standing.GivenBack, await CommitAsync(await ClaimOneAsync(), Outcome.Done("Created VDI-001.", _under.Fact("disk")), new Next.End(ItemState.Done)));

        Assert.Equal(1, await _under.CountFactsAsync("disk"));
        var seen = Assert.Single(await _under.EventsAsync(run.Id));
        Assert.Equal((item.Id, "first", "Created VDI-001."), (seen.Item, seen.Step, seen.What));
        Assert.Equal((ItemState.Done, RunState.Finished), (await StateAsync(item), await StateAsync(run)));
        Assert.Null((await SeeAsync(item)).HeldSubject);
    }

    [Fact]
    public async Task A_failure_says_why_and_what_to_do_and_keeps_its_subject()
    {
        var item = Item();
        var run = await OrderAsync(item);

        await FailAsync(await ClaimOneAsync());

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.Failed, "The disk is full.", "Make room.", item.Subject), (seen.State, seen.Why, seen.Advice, seen.HeldSubject));
        Assert.Equal(RunState.Finished, await StateAsync(run));
    }

    [Fact]
    public async Task Waiting_says_why_and_counts_the_attempt_it_was_told()
    {
        var item = Item();
        var run = await OrderAsync(item);

        await CommitAsync(await ClaimOneAsync(), Outcome.TryAgain("Busy.", "Wait."), new Next.Later(Now.AddSeconds(2), "Busy.", "first", [], 2));

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.Waiting, "Busy.", 2, Now.AddSeconds(2)), (seen.State, seen.Why, seen.Attempt, seen.Due));
        Assert.Equal("Busy.", Assert.Single(await _under.EventsAsync(run.Id)).What);
        Pass(2);
        Assert.Equal(2, (await ClaimOneAsync()).Attempt);
    }

    [Fact]
    public async Task Another_step_begins_at_its_first_attempt()
    {
        var item = Item();
        await OrderAsync(item);
        await CommitAsync(await ClaimOneAsync(), Outcome.TryAgain("Busy.", "Wait."), new Next.Later(Now, "Busy.", "first", [], 4));

        await OnAsync(await ClaimOneAsync());

        Assert.Equal(1, (await SeeAsync(item)).Attempt);
    }

    [Fact]
    public async Task An_older_fence_is_refused_and_writes_nothing()
    {
        var item = Item();
        var run = await OrderAsync(item);
        var late = await ClaimOneAsync();
        await Journal.TakeOverAsync(A, Ct);
        var newer = await ClaimOneAsync(B);

        Assert.Equal(Standing.Fenced, await IntendAsync(late, Disk));
        Assert.Equal(Standing.Fenced, await CommitAsync(late, Outcome.Done("Late.", _under.Fact("late")), new Next.End(ItemState.Done)));

        Assert.Equal(0, await _under.CountFactsAsync("late"));
        Assert.Empty(await _under.LedgerAsync());
        Assert.Empty(await _under.EventsAsync(run.Id));
        Assert.Equal((ItemState.AtWork, newer.Fence), ((await SeeAsync(item)).State, (await SeeAsync(item)).Fence));
    }

    [Fact]
    public async Task Between_take_over_and_the_next_claim_the_late_hand_is_refused_too()
    {
        await OrderAsync(Item());
        var late = await ClaimOneAsync();
        await Journal.TakeOverAsync(A, Ct);

        Assert.Equal(Standing.Fenced, await DoneAsync(late));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_can_be_repeated()
    {
        var (on, later, end) = (Item(), Item(), Item());
        var run = await OrderAsync(on, later, end);
        var claims = (await Journal.ClaimAsync(A, Known, 3, Ct)).ToDictionary(claim => claim.Item);
        IReadOnlyList<Commitment> commitments =
        [
            new(claims[on.Id], Now, TimeSpan.Zero, Outcome.Done("On.", _under.Fact("on")), new Next.On("second", [])),
            new(claims[later.Id], Now, TimeSpan.Zero, Outcome.TryAgain("Later.", ""), new Next.Later(Now.AddSeconds(9), "Later.", "first", [], 2)),
            new(claims[end.Id], Now, TimeSpan.Zero, Outcome.Done("End.", _under.Fact("end")), new Next.End(ItemState.Done)),
        ];

        var first = await Journal.CommitAsync(commitments, Ct);
        var second = await Journal.CommitAsync(commitments, Ct);

        Assert.Equal([Standing.Yours, Standing.GivenBack, Standing.GivenBack], first);
        Assert.Equal(first, second);
        Assert.Equal((1, 1, 3), (await _under.CountFactsAsync("on"), await _under.CountFactsAsync("end"), (await _under.EventsAsync(run.Id)).Count));
        Assert.Equal(("second", 2, ItemState.Done), ((await SeeAsync(on)).Step, (await SeeAsync(later)).Attempt, await StateAsync(end)));
    }

    [Fact]
    public async Task Many_commit_in_one_call_and_are_answered_in_order()
    {
        await OrderAsync([.. Enumerable.Range(0, 20).Select(_ => Item())]);
        var claims = await Journal.ClaimAsync(A, Known, 20, Ct);
        var stale = claims[7] with { Fence = new(claims[7].Fence.Number - 1) };

        var standings = await Journal.CommitAsync(
            [.. claims.Select((claim, n) => new Commitment(n == 7 ? stale : claim, Now, TimeSpan.Zero, Outcome.Done("Did it."),
                n % 2 == 0 ? new Next.On("second", []) : new Next.End(ItemState.Done)))], Ct);

        Assert.Equal(Enumerable.Range(0, 20).Select(n => n == 7 ? Standing.Fenced : n % 2 == 0 ? Standing.Yours : Standing.GivenBack), standings);
    }

    [Fact]
    public async Task The_ledger_knows_things_before_they_exist_and_success_makes_them_exist()
    {
        var item = Item();
        await OrderAsync(item);
        var claim = await ClaimOneAsync();

        Assert.Equal(Standing.Yours, await IntendAsync(claim, Disk, Partial(claim)));
        Assert.Equal(Standing.Yours, await IntendAsync(claim, Disk, Partial(claim)));
        Assert.All(await _under.LedgerAsync(), row => Assert.Equal((item.Id, ThingState.Intended, claim.Fence), (row.Item, row.State, row.Fence)));
        Assert.Equal(2, (await _under.LedgerAsync()).Count);

        await OnAsync(claim);
        Assert.Equal(
            [(Disk, ThingState.Exists), (Partial(claim), ThingState.Removed)],
            (await _under.LedgerAsync()).OrderBy(row => row.Thing.Transient).Select(row => (row.Thing, row.State)));
    }

    [Fact]
    public async Task What_an_interrupted_claim_intended_stays_until_somebody_has_looked()
    {
        await OrderAsync(Item());
        var dead = await ClaimOneAsync();
        await IntendAsync(dead, Disk, Partial(dead));
        await Journal.TakeOverAsync(A, Ct);
        var claim = await ClaimOneAsync();
        await IntendAsync(claim, Disk, Partial(claim));

        await OnAsync(claim);

        var ledger = (await _under.LedgerAsync()).ToDictionary(row => row.Thing, row => row.State);
        Assert.Equal((3, ThingState.Exists, ThingState.Intended, ThingState.Removed), (ledger.Count, ledger[Disk], ledger[Partial(dead)], ledger[Partial(claim)]));
    }

    [Fact]
    public async Task Setbacks_and_waits_make_nothing_exist()
    {
        await OrderAsync(Item());
        var claim = await ClaimOneAsync();
        await IntendAsync(claim, Disk);

        await WaitAsync(claim, TimeSpan.Zero);

        Assert.Equal(ThingState.Intended, Assert.Single(await _under.LedgerAsync()).State);
    }

    [Fact]
    public async Task What_exists_goes_on_existing_when_it_is_intended_again()
    {
        await OrderAsync(Item());
        var claim = await ClaimOneAsync();
        await IntendAsync(claim, Disk);
        await OnAsync(claim);

        await IntendAsync(claim with { Step = "second" }, Disk);

        Assert.Equal(ThingState.Exists, Assert.Single(await _under.LedgerAsync()).State);
    }

    [Fact]
    public async Task Things_seen_gone_are_removed_whoever_made_them_and_their_rows_stay()
    {
        var maker = Item();
        await OrderAsync(maker);
        var claim = await ClaimOneAsync();
        await IntendAsync(claim, Disk, Partial(claim));
        await FailAsync(claim);
        await OrderAsync(Item());
        var remover = await ClaimOneAsync();

        await CommitAsync(remover, Outcome.Done("Removed.").Without(Disk, Partial(claim) with { Transient = false }), new Next.End(ItemState.Done));

        Assert.All(await _under.LedgerAsync(), row => Assert.Equal((maker.Id, ThingState.Removed), (row.Item, row.State)));
        Assert.Equal(2, (await _under.LedgerAsync()).Count);
    }

    [Fact]
    public async Task What_is_removed_and_intended_again_is_intended()
    {
        await OrderAsync(Item());
        var claim = await ClaimOneAsync();
        await IntendAsync(claim, Disk);
        await CommitAsync(claim, Outcome.Done("Gone.").Without(Disk), new Next.On("second", []));

        await IntendAsync(claim with { Step = "second" }, Disk);

        Assert.Equal(ThingState.Intended, Assert.Single(await _under.LedgerAsync()).State);
    }
}
