namespace Portal.Runs.Memory;

/// <summary>
/// Waiting items of open runs, in lanes of equals: what one claim may not take now, none of its lane may. So a claim looks at lanes, not items.
/// </summary>
internal sealed class Queue
{
    private static readonly Comparer<MemoryItem> ByDue =
        Comparer<MemoryItem>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Sequence.CompareTo(b.Sequence));

    private readonly Dictionary<Lane, SortedSet<MemoryItem>> _lanes = [];

    /// <summary>The first of each lane.</summary>
    public IEnumerable<MemoryItem> Firsts => _lanes.Values.Select(items => items.Min!);

    public void Add(MemoryItem item)
    {
        var lane = Lane.Of(item);
        if (!_lanes.TryGetValue(lane, out var items)) _lanes[lane] = items = new(ByDue);
        items.Add(item);
    }

    public void Remove(MemoryItem item)
    {
        var lane = Lane.Of(item);
        if (!_lanes.TryGetValue(lane, out var items)) return;
        items.Remove(item);
        if (items.Count == 0) _lanes.Remove(lane);
    }

    /// <summary>What decides, beside time, whether an item may be claimed.</summary>
    private readonly record struct Lane(bool Suspect, Rank Rank, string Plan, int Version, string Step, string Gates)
    {
        public static Lane Of(MemoryItem item) => new(
            item.Suspect, item.Run.Order.Rank, item.Order.Plan.Name, item.Order.Plan.Version, item.Step, string.Join('\n', item.Gates));
    }
}
