using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    [Fact]
    public async Task Beats_are_counted_for_each_node()
    {
        await Journal.BeatAsync(A, Ct);
        await Journal.BeatAsync(B, Ct);

        Assert.Equal([new(A, 2), new(B, 1)], (await Journal.BeatAsync(A, Ct)).OrderBy(beat => beat.Node.Name));
    }

    [Fact]
    public async Task What_a_dead_node_held_is_due_at_once_and_its_gates_are_free()
    {
        await Orders.SetGatesAsync([new("hv01", 1)], Ct);
        var item = Item(["hv01"]);
        await OrderAsync(item, Item());
        await ClaimAsync();

        Assert.Equal(2, await Journal.TakeOverAsync(A, Ct));

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.Waiting, null, "first", 0), (seen.State, seen.Node, seen.Step, seen.Deaths));
        Assert.Equal(0, (await _under.FindGateAsync("hv01"))!.Inside);
        Assert.True(await Journal.NextDueAsync(Known, Ct) <= Now);
        Assert.Equal(0, await Journal.TakeOverAsync(A, Ct));
    }

    [Fact]
    public async Task Taking_over_leaves_other_nodes_alone()
    {
        var item = Item();
        await OrderAsync(item);
        var claim = await ClaimOneAsync(B);

        Assert.Equal(0, await Journal.TakeOverAsync(A, Ct));
        Assert.Equal(Standing.GivenBack, await DoneAsync(claim));
    }

    [Fact]
    public async Task A_suspect_is_given_alone()
    {
        await OrderAsync(Item(), Item(), Item());
        var dead = await Journal.ClaimAsync(A, Known, 2, Ct);
        await Journal.TakeOverAsync(A, Ct);

        var suspect = Assert.Single(await Journal.ClaimAsync(B, Known, 100, Ct));

        Assert.Contains(suspect.Item, dead.Select(claim => claim.Item));
        Assert.Empty(await ClaimAsync(node: B));
    }

    [Fact]
    public async Task A_suspect_waits_until_the_node_has_nothing_at_work_and_new_work_does_not_overtake_it_for_ever()
    {
        await OrderAsync(Item());
        var other = await ClaimOneAsync(B);
        await OrderAsync(Item());
        var dead = await ClaimOneAsync();
        await OrderAsync(Item());
        await Journal.TakeOverAsync(A, Ct);

        Assert.Empty(await ClaimAsync(node: B));
        await DoneAsync(other);
        Assert.Equal([dead.Item], await ClaimAsync(node: B));
    }

    [Fact]
    public async Task A_suspect_without_room_keeps_nobody_from_working()
    {
        await Orders.SetGatesAsync([new("hv01", 1)], Ct);
        var (suspect, holder, free) = (Item(["hv01"]), Item(["hv01"]), Item());
        await OrderAsync(suspect);
        await ClaimOneAsync();
        await OrderAsync(Rank.Person, holder);
        await Orders.SetGatesAsync([new("hv01", 2)], Ct);
        await ClaimOneAsync(B);
        await Orders.SetGatesAsync([new("hv01", 1)], Ct);
        await Journal.TakeOverAsync(A, Ct);
        await OrderAsync(free);

        Assert.Equal([free.Id], await ClaimAsync(node: A));
    }

    [Fact]
    public async Task An_outcome_ends_the_suspicion()
    {
        var item = Item();
        await OrderAsync(item, Item());
        await ClaimAsync(1);
        await Journal.TakeOverAsync(A, Ct);

        await OnAsync(await ClaimOneAsync());

        Assert.False((await SeeAsync(item)).Suspect);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task Giving_a_suspect_back_without_an_outcome_leaves_it_a_suspect_and_is_no_death()
    {
        var item = Item();
        await OrderAsync(item, Item());
        await ClaimAsync(1);
        await Journal.TakeOverAsync(A, Ct);
        var claim = await ClaimOneAsync();

        await CommitAsync(claim, null, new Next.Later(Now, "The portal stopped.", "first", [], 1));

        Assert.Equal((true, 0), ((await SeeAsync(item)).Suspect, (await SeeAsync(item)).Deaths));
        Assert.Equal([item.Id], await ClaimAsync());
    }

    [Fact]
    public async Task Only_deaths_while_alone_count_and_the_fifth_fails_the_item()
    {
        var item = Item();
        var run = await OrderAsync(item);
        for (var death = 0; death <= 5; death++) // the first one is not counted: it was not known to be alone
        {
            Assert.Equal((ItemState.Waiting, Math.Max(0, death - 1)), ((await SeeAsync(item)).State, (await SeeAsync(item)).Deaths));
            await ClaimOneAsync();
            await Journal.TakeOverAsync(A, Ct);
        }

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.Failed, Deaths.Reason("first"), Deaths.Advice), (seen.State, seen.Why, seen.Advice));
        Assert.Equal(RunState.Finished, await StateAsync(run));
        Assert.Equal(1, await Orders.RetryAsync(run.Id, null, [], Ct));
        Assert.Equal((ItemState.Waiting, 0, false), ((await SeeAsync(item)).State, (await SeeAsync(item)).Deaths, (await SeeAsync(item)).Suspect));
    }

    [Fact]
    public async Task Any_outcome_forgets_the_deaths()
    {
        var item = Item();
        await OrderAsync(item);
        for (var death = 0; death < 5; death++)
        {
            await ClaimOneAsync();
            await Journal.TakeOverAsync(A, Ct);
        }

        Assert.Equal(4, (await SeeAsync(item)).Deaths);
        await WaitAsync(await ClaimOneAsync(), TimeSpan.Zero);
        Assert.Equal(0, (await SeeAsync(item)).Deaths);
        await ClaimOneAsync();
        await Journal.TakeOverAsync(A, Ct);
        Assert.Equal((ItemState.Waiting, 0), ((await SeeAsync(item)).State, (await SeeAsync(item)).Deaths));
    }

    [Fact]
    public async Task Mending_what_is_whole_changes_nothing()
    {
        await Orders.SetGatesAsync([new("hv01", 5)], Ct);
        var first = Item(["hv01"]);
        await OrderAsync(first, Item(["hv01"]), Item(after: first));
        await ClaimOneAsync();

        Assert.Equal(0, await Journal.MendAsync(Ct));
        Assert.Equal(1, (await _under.FindGateAsync("hv01"))!.Inside);
    }
}
