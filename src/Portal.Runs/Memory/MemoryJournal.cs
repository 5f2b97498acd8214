namespace Portal.Runs.Memory;

/// <summary>A journal and its orders in memory: a whole engine without a database, for tests and trials. Forgets all with the process.</summary>
/// <param name="time">Tells what is due.</param>
/// <param name="write">Takes every fact, in the order of commits and before anything else of the commit is written: throwing refuses it.</param>
public sealed partial class MemoryJournal(TimeProvider time, Action<object>? write = null) : IJournal, IOrders
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, MemoryRun> _runs = [];
    private readonly Dictionary<Guid, MemoryItem> _items = [];
    private readonly Dictionary<Guid, MemoryItem> _held = [];
    private readonly Dictionary<string, MemoryGate> _gates = [];
    private readonly Dictionary<NodeId, HashSet<MemoryItem>> _atWork = [];
    private readonly Dictionary<NodeId, long> _beats = [];
    private readonly Dictionary<Thing, List<MemoryItem>> _makers = [];
    private long _sequence;
    private readonly Queue _queue = new();
    private readonly List<EventRow> _events = [];
    private readonly List<object> _facts = [];

    /// <summary>All runs.</summary>
    public IReadOnlyList<RunRow> Runs => Read(() => _runs.Values.Select(run => run.ToRow()));

    /// <summary>All items.</summary>
    public IReadOnlyList<ItemRow> Items => Read(() => _items.Values.Select(item => item.ToRow()));

    /// <summary>The ledger.</summary>
    public IReadOnlyList<ThingRow> Ledger => Read(() => _items.Values.SelectMany(item => item.Things.Values));

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<EventRow> Events => Read(() => _events);

    /// <summary>What was written beside it, in order.</summary>
    public IReadOnlyList<object> Facts => Read(() => _facts);

    /// <summary>Gates that were set, entered or closed.</summary>
    public IReadOnlyList<GateRow> Gates => Read(() => _gates.Values.Select(gate => gate.ToRow()));

    private IReadOnlyList<T> Read<T>(Func<IEnumerable<T>> rows)
    {
        lock (_lock) return [.. rows()];
    }

    private Task<T> Locked<T>(Func<T> change, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(change());
    }

    private void Write(IEnumerable<object> facts)
    {
        IReadOnlyList<object> all = [.. facts];
        foreach (var fact in all) write?.Invoke(fact);
        _facts.AddRange(all);
    }

    private MemoryGate GateOf(string name)
    {
        if (!_gates.TryGetValue(name, out var gate)) _gates[name] = gate = new(name);
        return gate;
    }

    private HashSet<MemoryItem> AtWorkOn(NodeId node)
    {
        if (!_atWork.TryGetValue(node, out var items)) _atWork[node] = items = [];
        return items;
    }
}
