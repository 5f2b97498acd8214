namespace Portal.Runs.Memory;

internal sealed class MemoryItem(MemoryRun run, NewItem order, long sequence)
{
    public MemoryRun Run { get; } = run;
    public NewItem Order { get; } = order;
    public long Sequence { get; } = sequence;
    public Guid Id => Order.Id;

    public List<MemoryItem> Successors { get; } = [];
    public Dictionary<Thing, ThingRow> Things { get; } = [];

    public ItemState State { get; set; }
    public string Step { get; set; } = order.Plan.Keys[0];
    public int Attempt { get; set; } = 1;
    public DateTimeOffset Due { get; set; }
    public string? Why { get; set; }
    public string? Advice { get; set; }

    /// <summary>Of the step at the cursor, in name order; the item is inside them while it is at work.</summary>
    public IReadOnlyList<string> Gates { get; set; } = InOrder(order.Gates);

    public Fence Fence { get; set; }
    public NodeId? Node { get; set; }
    public bool Holds { get; set; } = true;
    public bool Suspect { get; set; }
    public bool Alone { get; set; }
    public int Deaths { get; set; }

    public bool IsMoving => State is ItemState.Waiting or ItemState.AtWork or ItemState.Held;
    public bool CanGoOn => State is ItemState.Failed or ItemState.Cancelled or ItemState.Blocked;

    public static IReadOnlyList<string> InOrder(IEnumerable<string> gates) => [.. gates.Distinct().Order(StringComparer.Ordinal)];

    public Claim ToClaim() => new(
        Id, Run.Order.Id, Node!.Value, Fence, Order.Plan.Name, Order.Plan.Version, Step, Order.Subject, Attempt, Gates, Run.CancelAsked);

    public ItemRow ToRow() => new(
        Id, Run.Order.Id, State, Step, Attempt, Fence, Node, Due, Why, Advice, Holds ? Order.Subject : null, Suspect, Deaths);
}
