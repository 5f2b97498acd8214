using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    [Fact]
    public async Task Beginning_and_preparing_twice_changes_nothing()
    {
        var run = Run(Rank.Order, _under.Fact("order"));
        var item = Item(facts: [_under.Fact("name")]);
        for (var n = 0; n < 2; n++)
        {
            await Orders.BeginAsync(run, Ct);
            Assert.Null(await Orders.PrepareAsync(run.Id, [item], Ct));
        }

        Assert.Equal((1, 1), (await _under.CountFactsAsync("order"), await _under.CountFactsAsync("name")));
        Assert.Equal(RunState.Preparing, await StateAsync(run));
        Assert.True(await Orders.OpenAsync(run.Id, Ct));
        Assert.False(await Orders.OpenAsync(run.Id, Ct));
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task A_subject_has_one_order_at_a_time_and_the_no_names_the_run()
    {
        var item = Item();
        var run = await OrderAsync(item);
        var late = Run();
        await Orders.BeginAsync(late, Ct);
        var (other, same) = (Item(facts: [_under.Fact("other")]), Item(subject: item.Subject));

        var refusal = Assert.IsType<Refusal>(await Orders.PrepareAsync(late.Id, [other, same], Ct));

        Assert.Equal((same.Id, run.Id), (refusal.Item, refusal.HeldBy));
        Assert.Contains(run.Title, refusal.Reason, StringComparison.Ordinal);
        Assert.Null(await _under.FindItemAsync(other.Id));
        Assert.Equal(0, await _under.CountFactsAsync("other"));
    }

    [Fact]
    public async Task A_finished_item_lets_go_of_its_subject()
    {
        var item = Item();
        await OrderAsync(item);
        await DoneAsync(await ClaimOneAsync());

        await OrderAsync(Item(subject: item.Subject));
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task An_abandoned_run_leaves_nothing_but_its_farewell()
    {
        var (run, item) = (Run(), Item());
        await Orders.BeginAsync(run, Ct);
        await Orders.PrepareAsync(run.Id, [item], Ct);

        Assert.True(await Orders.AbandonAsync(run.Id, [_under.Fact("undone")], Ct));
        Assert.False(await Orders.AbandonAsync(run.Id, [_under.Fact("undone")], Ct));

        Assert.Equal(1, await _under.CountFactsAsync("undone"));
        Assert.Null(await _under.FindRunAsync(run.Id));
        Assert.Null(await _under.FindItemAsync(item.Id));
        await OrderAsync(Item(subject: item.Subject));
    }

    [Fact]
    public async Task An_open_run_cannot_be_abandoned()
    {
        var item = Item();
        var run = await OrderAsync(item);

        Assert.False(await Orders.AbandonAsync(run.Id, [_under.Fact("undone")], Ct));

        Assert.Equal(0, await _under.CountFactsAsync("undone"));
        Assert.Equal(ItemState.Waiting, await StateAsync(item));
    }

    [Fact]
    public async Task Items_wait_for_the_item_they_come_after()
    {
        var image = Item();
        var (one, two) = (Item(after: image), Item(after: image));
        var run = await OrderAsync(image, one, two);
        Assert.Equal([image.Id], await ClaimAsync());
        Assert.Equal(ItemState.Held, await StateAsync(one));

        await DoneAsync(Assert.Single(await Journal.HeldAsync(A, Ct)));

        Assert.Equal(RunState.Open, await StateAsync(run));
        Assert.Equal(new[] { one.Id, two.Id }.Order(), (await ClaimAsync()).Order());
    }

    [Fact]
    public async Task A_failed_item_blocks_what_comes_after_it_with_the_reason_and_the_run_finishes()
    {
        var image = Item();
        var machine = Item(after: image);
        var follower = Item(after: machine);
        var run = await OrderAsync(image, machine, follower);

        await FailAsync(await ClaimOneAsync());
        await Journal.MendAsync(Ct); // whoever is further down may be blocked by the next mending

        var seen = await SeeAsync(machine);
        Assert.Equal((ItemState.Blocked, machine.Subject), (seen.State, seen.HeldSubject));
        Assert.Contains("The disk is full.", seen.Why, StringComparison.Ordinal);
        Assert.Equal(ItemState.Blocked, await StateAsync(follower));
        Assert.Equal(RunState.Finished, await StateAsync(run));
    }

    [Fact]
    public async Task Retrying_a_run_takes_up_what_failed_at_its_cursor_and_holds_what_was_blocked()
    {
        var (image, done) = (Item(), Item());
        var machine = Item(after: image);
        var run = await OrderAsync(image, machine, done);
        foreach (var claim in await Journal.ClaimAsync(A, Known, 2, Ct))
        {
            if (claim.Item == done.Id) await DoneAsync(claim);
            else
            {
                await OnAsync(claim);
                await FailAsync(claim with { Step = "second" });
            }
        }

        await Journal.MendAsync(Ct);
        Assert.Equal(2, await Orders.RetryAsync(run.Id, null, [_under.Fact("retry")], Ct));
        Assert.Equal(0, await Orders.RetryAsync(run.Id, null, [_under.Fact("retry")], Ct));

        Assert.Equal(1, await _under.CountFactsAsync("retry"));
        Assert.Equal(RunState.Open, await StateAsync(run));
        Assert.Equal((ItemState.Held, ItemState.Done), (await StateAsync(machine), await StateAsync(done)));
        var again = await ClaimOneAsync();
        Assert.Equal((image.Id, "second", 1), (again.Item, again.Step, again.Attempt));
        await DoneAsync(again);
        Assert.Equal([machine.Id], await ClaimAsync());
    }

    [Fact]
    public async Task Retrying_one_item_leaves_the_others_as_they_are()
    {
        var (one, two) = (Item(), Item());
        var run = await OrderAsync(one, two);
        foreach (var claim in await Journal.ClaimAsync(A, Known, 2, Ct)) await FailAsync(claim);

        Assert.Equal(1, await Orders.RetryAsync(run.Id, [two.Id], [], Ct));

        Assert.Equal((ItemState.Failed, ItemState.Waiting), (await StateAsync(one), await StateAsync(two)));
        var seen = await SeeAsync(two);
        Assert.Equal((1, null, null), (seen.Attempt, seen.Why, seen.Advice));
    }

    [Fact]
    public async Task What_was_blocked_goes_on_once_the_failed_item_is_done_after_all()
    {
        var image = Item();
        var machine = Item(after: image);
        var run = await OrderAsync(image, machine);
        await FailAsync(await ClaimOneAsync());

        await Orders.RetryAsync(run.Id, [image.Id], [], Ct);
        await DoneAsync(await ClaimOneAsync());

        Assert.Equal([machine.Id], await ClaimAsync());
    }

    [Fact]
    public async Task Undo_takes_the_subject_over_from_what_failed_and_once_only()
    {
        var (failed, done) = (Item(), Item());
        var run = await OrderAsync(failed, done);
        foreach (var claim in await Journal.ClaimAsync(A, Known, 2, Ct)) await (claim.Item == failed.Id ? FailAsync(claim) : DoneAsync(claim));
        var undo = Run(Rank.Person, _under.Fact("undo"));
        var instead = Item(subject: failed.Subject, facts: [_under.Fact("instead")]);
        (Guid, NewItem)[] items = [(failed.Id, instead), (done.Id, Item(subject: done.Subject))];

        Assert.Equal(1, await Orders.UndoAsync(run.Id, undo, items, Ct));
        Assert.Equal(0, await Orders.UndoAsync(run.Id, undo, items, Ct));

        Assert.Equal((1, 1), (await _under.CountFactsAsync("undo"), await _under.CountFactsAsync("instead")));
        Assert.Equal((ItemState.Undone, null), ((await SeeAsync(failed)).State, (await SeeAsync(failed)).HeldSubject));
        Assert.Equal(ItemState.Done, await StateAsync(done));
        Assert.Equal(instead.Subject, (await SeeAsync(instead)).HeldSubject);
        Assert.Equal(0, await Orders.RetryAsync(run.Id, null, [], Ct));
        Assert.True(await Orders.OpenAsync(undo.Id, Ct));
        Assert.Equal([instead.Id], await ClaimAsync());
    }

    [Fact]
    public async Task A_run_finishes_with_its_last_item()
    {
        var run = await OrderAsync(Item(), Item());
        var claims = await Journal.ClaimAsync(A, Known, 2, Ct);

        await DoneAsync(claims[0]);
        Assert.Equal(RunState.Open, await StateAsync(run));
        await DoneAsync(claims[1]);
        Assert.Equal(RunState.Finished, await StateAsync(run));
    }

    [Fact]
    public async Task A_run_without_items_is_finished_soon_after_it_is_opened()
    {
        var run = await OrderAsync();
        await Journal.MendAsync(Ct);

        Assert.Equal(RunState.Finished, await StateAsync(run));
    }
}
