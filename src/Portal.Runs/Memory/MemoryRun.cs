namespace Portal.Runs.Memory;

internal sealed class MemoryRun(NewRun order)
{
    public NewRun Order { get; } = order;
    public List<MemoryItem> Items { get; } = [];
    public RunState State { get; set; }
    public bool CancelAsked { get; set; }

    /// <summary>Items that move by themselves: waiting, at work or held.</summary>
    public int Moving { get; set; }

    public RunRow ToRow() => new(Order.Id, Order.Title, Order.Rank, State, CancelAsked);
}
