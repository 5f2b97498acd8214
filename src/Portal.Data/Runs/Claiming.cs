using System.Data.Common;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Takes due items out of lanes, under the locks of their gates.</summary>
/// <param name="tx">Where.</param>
/// <param name="insert">For gates that nobody named before.</param>
/// <param name="dialect">The database's.</param>
/// <param name="node">Who takes.</param>
/// <param name="wanted">Most claims.</param>
/// <param name="now">The time.</param>
internal sealed class Claiming(Transaction tx, Insert insert, Dialect dialect, NodeId node, int wanted, DateTimeOffset now)
{
    private readonly GateBook _gates = new();
    private readonly PriorityQueue<(Lane Lane, Waiting Item), (Rank, DateTimeOffset, long)> _items = new();
    private readonly List<Claim> _chosen = [];

    /// <param name="due">Lanes with something due.</param>
    /// <param name="alone">They are lanes of suspects.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Claim>> RunAsync(IEnumerable<Lane> due, bool alone, CancellationToken ct)
    {
        var lanes = new Queue<Lane>(due.OrderBy(lane => lane.Order));
        while (_chosen.Count < wanted && (lanes.Count > 0 || _items.Count > 0))
        {
            // So many claims come from so many lanes at most; further ones are read when gates that lanes share have filled up.
            if (IsNext(lanes)) await FetchAsync(Take(lanes, wanted - _chosen.Count), ct).ConfigureAwait(false);
            else Choose(_items.Dequeue());
        }

        return await TakeAsync(alone, ct).ConfigureAwait(false);
    }

    /// <summary>Whether the first item of a lane that was not read yet goes before those that were.</summary>
    private bool IsNext(Queue<Lane> lanes) =>
        lanes.TryPeek(out var lane) && (!_items.TryPeek(out _, out var first) || lane.Order.CompareTo(first) < 0);

    private static List<Lane> Take(Queue<Lane> lanes, int most)
    {
        List<Lane> some = [];
        while (some.Count < most && lanes.TryDequeue(out var lane)) some.Add(lane);
        return some;
    }

    private async Task FetchAsync(List<Lane> lanes, CancellationToken ct)
    {
        await _gates.LockAsync(tx, insert, lanes.SelectMany(lane => lane.Gates), ct).ConfigureAwait(false);
        List<(Lane Lane, Waiting Item)> found = [];
        await tx.ExchangeAsync([.. lanes.Where(HasRoom).Select(lane => Part.Of(First(lane), row => (lane, Waiting.Read(row)), found))], ct).ConfigureAwait(false);
        foreach (var (lane, item) in found) _items.Enqueue((lane, item), lane.OrderOf(item.Due, item.Place));
    }

    private bool HasRoom(Lane lane) => _gates.HaveRoom(lane.Gates, now);

    private void Choose((Lane Lane, Waiting Item) next)
    {
        var (lane, item) = next;
        if (!HasRoom(lane)) return;
        _gates.Enter(lane.Gates, item.Id, now);
        _chosen.Add(new(item.Id, lane.Run, node, item.Fence.Next, lane.Plan, lane.Version, lane.Step, item.Subject, item.Attempt, lane.Gates, lane.CancelAsked));
    }

    private async Task<IReadOnlyList<Claim>> TakeAsync(bool alone, CancellationToken ct)
    {
        // Rows are locked in the order of their ids, so that two claimers do not wait for each other.
        var ordered = _chosen.OrderBy(claim => claim.Item).ToList();
        var taken = await tx.SendAsync(ordered.Select(claim => Take(claim, alone)), ct).ConfigureAwait(false);
        var lost = ordered.Where((_, n) => taken[n] == 0).ToHashSet();
        foreach (var claim in lost) _gates.Leave(claim.Gates, claim.Item);
        await tx.SendAsync(_gates.Changes(), ct).ConfigureAwait(false);
        return [.. _chosen.Except(lost)];
    }

    private Statement First(Lane lane) =>
        $"""
        SELECT "Id", "Subject", "Fence", "Attempt", "Due", "Place" FROM "Items"
        WHERE "Lane" = {lane.Id} AND "Suspect" = {lane.Suspect} AND "State" = 0 AND "Due" <= {now}
        ORDER BY "Due", "Place" {new Raw(dialect.First(Math.Min(wanted - _chosen.Count, _gates.Room(lane.Gates, now))))}
        """;

    private Statement Take(Claim claim, bool alone) =>
        $"""
        UPDATE "Items" SET "State" = {ItemState.AtWork}, "Node" = {node}, "Fence" = {claim.Fence}, "Alone" = {alone}, "Since" = {now}
        WHERE "Id" = {claim.Item} AND "State" = {ItemState.Waiting} AND "Fence" < {claim.Fence}
        """;

    private sealed record Waiting(Guid Id, Guid Subject, Fence Fence, int Attempt, DateTimeOffset Due, long Place)
    {
        public static Waiting Read(DbDataReader row) =>
            new(row.GetGuid(0), row.GetGuid(1), new(row.GetInt64(2)), row.GetInt32(3), row.GetTime(4), row.GetInt64(5));
    }
}
