using Portal.Runs;
using Xunit;

namespace Portal.TestKit.Runs;

public abstract partial class JournalContract
{
    [Fact]
    public async Task A_gate_lets_in_as_many_as_its_limit_and_the_next_when_one_leaves()
    {
        await Orders.SetGatesAsync([new("hv01", 2)], Ct);
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv01"]));

        var claims = await Journal.ClaimAsync(A, Known, 100, Ct);
        Assert.Equal(2, claims.Count);
        Assert.Empty(await ClaimAsync(node: B));
        Assert.Null(await Journal.NextDueAsync(Known, Ct)); // a full gate is not a matter of time

        await DoneAsync(claims[0]);
        Assert.True(await Journal.NextDueAsync(Known, Ct) <= Now);
        Assert.Single(await ClaimAsync(node: B));
        Assert.Equal(2, (await _under.FindGateAsync("hv01"))!.Inside);
    }

    [Fact]
    public async Task An_item_needs_room_in_every_one_of_its_gates()
    {
        await Orders.SetGatesAsync([new("narrow", 1), new("wide", 9)], Ct);
        await OrderAsync(Item(["narrow", "wide"]), Item(["narrow", "wide"]), Item(["wide"]));

        Assert.Equal(2, (await ClaimAsync()).Count);
        Assert.Equal(2, (await _under.FindGateAsync("wide"))!.Inside);
    }

    [Fact]
    public async Task A_gate_that_nobody_set_has_no_limit()
    {
        await OrderAsync([.. Enumerable.Range(0, 30).Select(_ => Item(["new"]))]);

        Assert.Equal(30, (await ClaimAsync()).Count);
    }

    [Fact]
    public async Task A_limit_can_be_changed_under_way()
    {
        await Orders.SetGatesAsync([new("hv01", 1)], Ct);
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv01"]));
        await ClaimAsync();

        await Orders.SetGatesAsync([new("hv01", 2)], Ct);

        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task A_rate_lets_in_one_after_another()
    {
        await Orders.SetGatesAsync([new("new", 100, PerMinute: 6)], Ct);
        await OrderAsync(Item(["new"]), Item(["new"]));

        await DoneAsync(await ClaimOneAsync());
        Assert.Empty(await ClaimAsync());
        Assert.Equal(Now.AddSeconds(10), await Journal.NextDueAsync(Known, Ct));
        Pass(9);
        Assert.Empty(await ClaimAsync());
        Pass(1);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task A_rate_does_not_count_who_is_inside_already()
    {
        await Orders.SetGatesAsync([new("new", 100, PerMinute: 1)], Ct);
        await OrderAsync(Item(["new"]));

        Assert.Equal(Standing.Yours, await OnAsync(await ClaimOneAsync(), "new"));
    }

    [Fact]
    public async Task Going_on_keeps_the_claim_while_the_next_gates_have_room()
    {
        await Orders.SetGatesAsync([new("first", 1), new("second", 1)], Ct);
        var item = Item(["first"]);
        await OrderAsync(item);
        var claim = await ClaimOneAsync();

        Assert.Equal(Standing.Yours, await OnAsync(claim, "second"));

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.AtWork, "second", claim.Fence), (seen.State, seen.Step, seen.Fence));
        Assert.Equal(0, (await _under.FindGateAsync("first"))!.Inside);
        Assert.Equal(1, (await _under.FindGateAsync("second"))!.Inside);
    }

    [Fact]
    public async Task Going_on_into_a_full_gate_gives_the_claim_back()
    {
        await Orders.SetGatesAsync([new("first", 2), new("second", 1)], Ct);
        var (item, other) = (Item(["first"]), Item(["second"]));
        await OrderAsync(item);
        var claim = await ClaimOneAsync();
        await OrderAsync(other);
        var holder = await ClaimOneAsync(B);

        Assert.Equal(Standing.GivenBack, await OnAsync(claim, "second"));

        var seen = await SeeAsync(item);
        Assert.Equal((ItemState.Waiting, "second", null), (seen.State, seen.Step, seen.Node));
        Assert.Equal(0, (await _under.FindGateAsync("first"))!.Inside);
        Assert.Empty(await ClaimAsync());
        await DoneAsync(holder);
        var again = await ClaimOneAsync();
        Assert.Equal((item.Id, "second"), (again.Item, again.Step));
    }

    [Fact]
    public async Task Gates_can_be_exchanged_before_the_step_without_an_outcome()
    {
        await Orders.SetGatesAsync([new("hv01", 1), new("hv02", 1)], Ct);
        var item = Item(["hv01"]);
        var run = await OrderAsync(item);
        await CommitAsync(await ClaimOneAsync(), Outcome.TryAgain("Busy.", "Wait."), new Next.Later(Now, "Busy.", "first", ["hv01"], 3));
        var claim = await ClaimOneAsync();

        Assert.Equal(Standing.Yours, await CommitAsync(claim, null, new Next.On("first", ["hv02"])));

        Assert.Equal(0, (await _under.FindGateAsync("hv01"))!.Inside);
        Assert.Equal(1, (await _under.FindGateAsync("hv02"))!.Inside);
        Assert.Equal(3, (await SeeAsync(item)).Attempt);
        Assert.Single(await _under.EventsAsync(run.Id));
    }

    [Fact]
    public async Task A_silent_host_closes_its_gate_for_all_who_wait_there()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv02"]));
        var claim = (await Journal.ClaimAsync(A, Known, 1, Ct))[0];
        var silent = claim.Gates.Contains("hv01") ? claim : await ClaimOneAsync();

        Assert.Equal(Standing.GivenBack, await SilentAsync(silent, "hv01", TimeSpan.FromSeconds(30)));

        Assert.True((await _under.FindGateAsync("hv01"))!.Closed);
        var rest = await Journal.ClaimAsync(A, Known, 100, Ct);
        Assert.DoesNotContain(rest, each => each.Gates.Contains("hv01"));
        foreach (var each in rest) await DoneAsync(each);
        Assert.Equal(Now.AddSeconds(30), await Journal.NextDueAsync(Known, Ct));
    }

    [Fact]
    public async Task After_its_time_a_closed_gate_lets_in_one_probe_and_its_success_opens_it()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv01"]));
        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));
        Pass(30);

        var probe = Assert.Single(await Journal.ClaimAsync(A, Known, 100, Ct));
        Assert.Equal(1, probe.Attempt);
        Assert.Empty(await ClaimAsync(node: B));
        Assert.Null(await Journal.NextDueAsync(Known, Ct)); // the probe's answer is not a matter of time
        Assert.Equal(Standing.Yours, await OnAsync(probe, "hv01"));

        Assert.False((await _under.FindGateAsync("hv01"))!.Closed);
        Assert.Equal(2, (await ClaimAsync()).Count);
    }

    [Fact]
    public async Task A_probe_that_meets_silence_closes_the_gate_again()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]));
        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));
        Pass(30);

        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));

        Pass(29);
        Assert.Empty(await ClaimAsync());
        Pass(1);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task A_probe_that_says_nothing_of_the_host_leaves_the_gate_to_the_next_probe()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]));
        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));
        Pass(30);

        await FailAsync(await ClaimOneAsync());

        Assert.True((await _under.FindGateAsync("hv01"))!.Closed);
        Assert.Single(await ClaimAsync());
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_probe_that_dies_leaves_the_gate_to_the_next_probe()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]));
        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));
        Pass(30);
        await ClaimOneAsync();

        await Journal.TakeOverAsync(A, Ct);

        Assert.True((await _under.FindGateAsync("hv01"))!.Closed);
        Assert.Single(await ClaimAsync(node: B));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Who_was_inside_when_a_gate_closed_does_not_open_it()
    {
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv01"]));
        var claims = await Journal.ClaimAsync(A, Known, 2, Ct);
        await SilentAsync(claims[0], "hv01", TimeSpan.FromSeconds(30));

        await DoneAsync(claims[1]);

        Assert.True((await _under.FindGateAsync("hv01"))!.Closed);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Closing_a_gate_leaves_its_limit_as_it_was()
    {
        await Orders.SetGatesAsync([new("hv01", 2)], Ct);
        await OrderAsync(Item(["hv01"]), Item(["hv01"]), Item(["hv01"]));
        await SilentAsync(await ClaimOneAsync(), "hv01", TimeSpan.FromSeconds(30));
        Pass(30);
        await WaitAsync(await ClaimOneAsync(), TimeSpan.Zero); // "it copies": the host answered

        Assert.Equal(2, (await ClaimAsync()).Count);
    }
}
