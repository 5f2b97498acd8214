namespace Portal.Runs.Memory;

public sealed partial class MemoryJournal
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct) =>
        Locked<IReadOnlyList<Claim>>(() =>
        {
            var now = time.GetUtcNow();
            var mine = AtWorkOn(node);
            if (mine.Any(item => item.Alone)) return [];

            if (FirstDue(known, suspect: true, now) is { } suspect)
            {
                if (mine.Count > 0) return [];
                suspect.Alone = true;
                return [Take(suspect, node, now)];
            }

            List<Claim> claims = [];
            while (claims.Count < atMost && FirstDue(known, suspect: false, now) is { } item) claims.Add(Take(item, node, now));
            return claims;
        }, ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<Claim>> HeldAsync(NodeId node, CancellationToken ct) =>
        Locked<IReadOnlyList<Claim>>(() => [.. AtWorkOn(node).Select(item => item.ToClaim())], ct);

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct) =>
        Locked(() =>
        {
            DateTimeOffset? next = null;
            foreach (var first in _queue.Firsts.Where(first => IsKnown(known, first)))
            {
                var gates = first.Gates.Select(GateOf).ToList();
                if (gates.Exists(gate => gate.IsFull)) continue;
                var due = gates.Select(gate => gate.From).Append(first.Due).Max();
                if (next is null || due < next) next = due;
            }

            return next;
        }, ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<UnknownStep>> UnknownAsync(PlanBook known, CancellationToken ct) =>
        Locked<IReadOnlyList<UnknownStep>>(() =>
        [
            .. _items.Values
                .Where(item => item.Run.State == RunState.Open && (item.IsMoving || item.State == ItemState.Blocked)
                    && !IsKnown(known, item))
                .CountBy(item => (item.Order.Plan.Name, item.Order.Plan.Version, item.Step))
                .Select(found => new UnknownStep(found.Key.Name, found.Key.Version, found.Key.Step, found.Value)),
        ], ct);

    private MemoryItem? FirstDue(PlanBook known, bool suspect, DateTimeOffset now)
    {
        MemoryItem? best = null;
        foreach (var first in _queue.Firsts)
        {
            if (first.Suspect != suspect || first.Due > now || !IsKnown(known, first)) continue;
            if (best is not null && Before(best, first)) continue;
            if (first.Gates.All(gate => GateOf(gate).HasRoom(now))) best = first;
        }

        return best;
    }

    private static bool IsKnown(PlanBook known, MemoryItem item) => known.Knows(item.Order.Plan.Name, item.Order.Plan.Version, item.Step);

    private static bool Before(MemoryItem a, MemoryItem b) =>
        (a.Run.Order.Rank, a.Due, a.Sequence).CompareTo((b.Run.Order.Rank, b.Due, b.Sequence)) < 0;

    private Claim Take(MemoryItem item, NodeId node, DateTimeOffset now)
    {
        _queue.Remove(item);
        item.State = ItemState.AtWork;
        item.Node = node;
        item.Fence = item.Fence.Next;
        AtWorkOn(node).Add(item);
        foreach (var gate in item.Gates) GateOf(gate).Enter(item.Id, now);
        return item.ToClaim();
    }
}
