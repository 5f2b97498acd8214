using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    [Fact]
    public async Task A_claim_tells_all_the_engine_needs()
    {
        var item = Item(["disk:hv02", "disk:hv01"]);
        var run = await OrderAsync(item);

        var claim = await ClaimOneAsync();

        Assert.Equal((item.Id, run.Id, A, "two", 1, "first", item.Subject, 1, false),
            (claim.Item, claim.Run, claim.Node, claim.Plan, claim.Version, claim.Step, claim.Subject, claim.Attempt, claim.CancelAsked));
        Assert.True(claim.Fence.Number >= 1);
        Assert.Equal(["disk:hv01", "disk:hv02"], claim.Gates.Order(StringComparer.Ordinal));
        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.AtWork, claim.Fence, A), (seen.State, seen.Fence, seen.Node));
    }

    [Fact]
    public async Task Nobody_gets_what_another_holds()
    {
        await OrderAsync(Item(), Item(), Item());

        Assert.Equal(2, (await ClaimAsync(2)).Count);
        Assert.Single(await ClaimAsync(2, B));
        Assert.Empty(await ClaimAsync(2));
    }

    [Fact]
    public async Task Claimers_side_by_side_share_the_work_without_overlap()
    {
        await OrderAsync([.. Enumerable.Range(0, 40).Select(_ => Item(["tight"]))]);
        await Orders.SetGatesAsync([new("tight", 25)], Ct);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Journal.ClaimAsync(new($"n{n}"), Known, 5, Ct), Ct)));

        Assert.Equal(25, claims.Sum(each => each.Count));
        Assert.Equal(25, claims.SelectMany(each => each).Select(claim => claim.Item).Distinct().Count());
    }

    [Fact]
    public async Task Items_of_a_run_that_is_not_open_are_left_alone()
    {
        var run = Run();
        await Orders.BeginAsync(run, Ct);
        await Orders.PrepareAsync(run.Id, [Item()], Ct);

        Assert.Empty(await ClaimAsync());
        Assert.Null(await Journal.NextDueAsync(Known, Ct));
    }

    [Fact]
    public async Task An_item_is_left_alone_before_its_time()
    {
        var item = Item();
        await OrderAsync(item);
        await WaitAsync(await ClaimOneAsync(), TimeSpan.FromSeconds(30));

        Pass(29);
        Assert.Empty(await ClaimAsync());
        Pass(1);
        Assert.Equal([item.Id], await ClaimAsync());
    }

    [Fact]
    public async Task A_node_leaves_plans_it_does_not_know_to_others()
    {
        var newer = Plan.For<string>("two", 2).Then<NoStep>("first");
        var other = Plan.For<string>("other", 1).Then<NoStep>("first");
        var moved = Plan.For<string>("two", 1).Then<NoStep>("zeroth").Then<NoStep>("first");
        await OrderAsync(Item(plan: newer), Item(plan: newer), Item(plan: other), Item(plan: moved));

        Assert.Empty(await ClaimAsync());
        Assert.Null(await Journal.NextDueAsync(Known, Ct));
        Assert.Equal(
            [new("other", 1, "first", 1), new("two", 1, "zeroth", 1), new("two", 2, "first", 2)],
            (await Journal.UnknownAsync(Known, Ct)).OrderBy(step => (step.Plan, step.Version)));
        Assert.Equal(2, (await Journal.ClaimAsync(B, new(newer), 100, Ct)).Count);
    }

    [Fact]
    public async Task A_finished_run_needs_no_plan_any_more()
    {
        await OrderAsync(Item());
        await DoneAsync(await ClaimOneAsync());

        Assert.Empty(await Journal.UnknownAsync(new(), Ct));
    }

    [Fact]
    public async Task A_person_goes_before_orders_orders_before_schedules_schedules_before_maintenance()
    {
        List<Guid> expected = [];
        foreach (var rank in new[] { Rank.Maintenance, Rank.Schedule, Rank.Order, Rank.Person })
        {
            var item = Item(["one"]);
            await OrderAsync(rank, item);
            expected.Insert(0, item.Id);
        }

        await Orders.SetGatesAsync([new("one", 1)], Ct);
        List<Guid> order = [];
        for (var n = 0; n < 4; n++)
        {
            var claim = await ClaimOneAsync();
            order.Add(claim.Item);
            await DoneAsync(claim);
        }

        Assert.Equal(expected, order);
    }

    [Fact]
    public async Task Within_a_rank_the_oldest_due_goes_first()
    {
        var (first, second) = (Item(), Item());
        await OrderAsync(second);
        var claim = await ClaimOneAsync();
        await WaitAsync(claim, TimeSpan.FromSeconds(10));
        await OrderAsync(first);
        Pass(60);

        Assert.Equal([first.Id], await ClaimAsync(1));
        Assert.Equal([second.Id], await ClaimAsync(1));
    }

    [Fact]
    public async Task Who_finds_its_gate_full_lets_the_next_oldest_through_of_whatever_run()
    {
        var (first, full, soon, next, late) = (Item(["one"]), Item(["one"]), Item(), Item(), Item());
        foreach (var run in (NewItem[][])[[first], [full], [soon, late], [next]]) await OrderAsync(run);
        await Orders.SetGatesAsync([new("one", 2)], Ct);
        var claims = (await Journal.ClaimAsync(A, Known, 5, Ct)).ToDictionary(claim => claim.Item);
        NewItem[] order = [first, soon, full, next, late];
        for (var n = 0; n < order.Length; n++) await WaitAsync(claims[order[n].Id], TimeSpan.FromSeconds(n));
        await Orders.SetGatesAsync([new("one", 1)], Ct);
        Pass(60);

        Assert.Equal([first.Id, soon.Id, next.Id], await ClaimAsync(3));
    }

    [Fact]
    public async Task Every_claim_has_a_higher_fence()
    {
        await OrderAsync(Item());
        var first = await ClaimOneAsync();
        await WaitAsync(first, TimeSpan.Zero);
        var second = await ClaimOneAsync();
        await Journal.TakeOverAsync(A, Ct);
        var third = await ClaimOneAsync(B);

        Assert.True(first.Fence < second.Fence && second.Fence < third.Fence);
    }

    [Fact]
    public async Task A_node_can_ask_what_it_holds()
    {
        await OrderAsync(Item(), Item());
        var claim = await ClaimOneAsync();
        await ClaimOneAsync(B);

        var held = Assert.Single(await Journal.HeldAsync(A, Ct));
        Assert.Equal((claim.Item, claim.Fence, claim.Step), (held.Item, held.Fence, held.Step));
        await DoneAsync(claim);
        Assert.Empty(await Journal.HeldAsync(A, Ct));
    }

    [Fact]
    public async Task The_next_due_is_the_earliest_time_of_what_waits()
    {
        await OrderAsync(Item(), Item());
        Assert.True(await Journal.NextDueAsync(Known, Ct) <= Now);

        await WaitAsync(await ClaimOneAsync(), TimeSpan.FromSeconds(50));
        await WaitAsync(await ClaimOneAsync(), TimeSpan.FromSeconds(40));
        Assert.Equal(Now.AddSeconds(40), await Journal.NextDueAsync(Known, Ct));

        Pass(60);
        await ClaimAsync();
        Assert.Null(await Journal.NextDueAsync(Known, Ct));
    }
}
