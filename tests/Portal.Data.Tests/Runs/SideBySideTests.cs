using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Runs;

/// <summary>Several portals on one database, at once.</summary>
public sealed class SideBySideTests
{
    private const int Items = 60, Limit = 5;
    private readonly ConcurrentDictionary<Guid, NodeId> _hands = [];
    private readonly ConcurrentDictionary<Guid, int> _done = [];
    private int _inside;
    private int _most;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_is_done_twice_no_gate_overflows_and_all_of_it_is_done_though_one_dies(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        Node[] nodes = [new(database, "a"), new(database, "b"), new(database, "c")];
        await nodes[0].Orders.SetGatesAsync([new("tight", Limit), new("wide", 1000)], Ct);
        var items = Enumerable.Range(0, Items).Select(n => Node.Item(n % 2 == 0 ? ["wide", "tight"] : ["wide"])).ToArray();
        var run = await nodes[0].OrderAsync(items);
        var dead = new Node(database, "dead");
        Assert.Equal(Limit, (await dead.ClaimAsync(Limit)).Count);

        await Task.WhenAll(
        [
            .. nodes.SelectMany(node => Enumerable.Range(0, 2).Select(_ => Task.Run(() => WorkAsync(node), Ct))),
            Task.Run(() => nodes[0].Journal.TakeOverAsync(dead.Id, Ct), Ct),
        ]);

        Assert.InRange(_most, 1, Limit);
        await using var db = database.Open();
        Assert.Equal(RunState.Finished, (await db.Runs.SingleAsync(row => row.Id == run.Id, Ct)).State);
        Assert.Equal(Items, await db.Items.CountAsync(row => row.State == ItemState.Done, Ct));
        Assert.All(await db.Gates.ToListAsync(Ct), gate => Assert.Equal(0, gate.Inside));
        Assert.Equal(Items * 2, await db.Events.CountAsync(Ct));
        Assert.Equal(0, await nodes[0].Journal.MendAsync(Ct));
    }

    private async Task WorkAsync(Node node)
    {
        while (_done.Count < Items)
        {
            foreach (var claim in await node.ClaimAsync(2))
            {
                Assert.True(_hands.TryAdd(claim.Item, node.Id), "Two hold one item.");
                await StepAsync(node, claim, Outcome.Done("First."), new Next.On("second", claim.Gates), expected: Standing.Yours);
                await StepAsync(node, claim with { Step = "second" }, Outcome.Done("Second."), new Next.End(ItemState.Done), expected: Standing.GivenBack);
            }
        }
    }

    private async Task StepAsync(Node node, Claim claim, Outcome outcome, Next next, Standing expected)
    {
        var tight = claim.Gates.Contains("tight");
        if (tight) Seen(Interlocked.Increment(ref _inside));
        await Task.Yield();
        if (tight) Interlocked.Decrement(ref _inside);
        if (next is Next.End)
        {
            _hands.TryRemove(claim.Item, out _);
            Assert.True(_done.TryAdd(claim.Item, 1), "It was done before.");
        }

        Assert.Equal([expected], await node.CommitAsync(new Commitment(claim, DateTimeOffset.UnixEpoch, TimeSpan.Zero, outcome, next)));
    }

    private void Seen(int inside)
    {
        for (var most = _most; inside > most; most = _most)
            if (Interlocked.CompareExchange(ref _most, inside, most) == most) return;
    }
}
