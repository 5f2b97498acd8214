using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>A run as it stands.</summary>
/// <param name="Summary">What the list shows of it.</param>
/// <param name="Failures">What stands still and why, most items first.</param>
/// <param name="Waits">What waits for a time and why, most items first.</param>
/// <param name="AtWork">Items in somebody's hands, longest first; at most <see cref="ReadRun.MostAtWork"/>.</param>
/// <param name="Retries">Steps that did not work the first time, so far.</param>
public sealed record RunView(
    RunSummary Summary, IReadOnlyList<StoodStill> Failures, IReadOnlyList<Waits> Waits, IReadOnlyList<AtWork> AtWork, int Retries);

/// <summary>A run in a list.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="Title">"Create Office with 50 machines".</param>
/// <param name="Kind">"create-catalog".</param>
/// <param name="By">Who ordered it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CancelAsked">Somebody cancelled it.</param>
/// <param name="Created">When it was ordered.</param>
/// <param name="Finished">When nothing moved any more; null while something does.</param>
/// <param name="Counts">Items by state; states without an item are left out.</param>
public sealed record RunSummary(
    Guid Id, string Title, string Kind, string By, RunState State, bool CancelAsked, DateTimeOffset Created, DateTimeOffset? Finished,
    IReadOnlyDictionary<ItemState, int> Counts)
{
    /// <summary>All items.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>Items that are done.</summary>
    public int Done => Counts.GetValueOrDefault(ItemState.Done);

    /// <summary>How it ended; null while it is open.</summary>
    public RunOutcome? Outcome =>
        State != RunState.Finished ? null
        : Done == Total ? RunOutcome.Succeeded
        : Done > 0 ? RunOutcome.Partial
        : Counts.ContainsKey(ItemState.Failed) ? RunOutcome.Failed
        : RunOutcome.Cancelled;
}

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>All items are done.</summary>
    Succeeded = 0,

    /// <summary>Some are done.</summary>
    Partial = 1,

    /// <summary>None is done, and at least one failed.</summary>
    Failed = 2,

    /// <summary>None is done: a person ended it.</summary>
    Cancelled = 3,
}

/// <summary>Items that stand still for the same reason.</summary>
/// <param name="State">Failed, blocked or cancelled.</param>
/// <param name="Step">Where.</param>
/// <param name="Reason">Why; the item's own name reads "…".</param>
/// <param name="Advice">What a person can do.</param>
/// <param name="Items">Which.</param>
public sealed record StoodStill(ItemState State, string Step, string Reason, string? Advice, IReadOnlyList<RunItem> Items);

/// <summary>Items that wait for the same reason.</summary>
/// <param name="Step">Where.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
/// <param name="Until">The first of them goes on then.</param>
public sealed record Waits(string Step, string Reason, int Count, DateTimeOffset Until);

/// <summary>One item of a run.</summary>
public sealed record RunItem(Guid Id, string Title);

/// <summary>An item in a node's hands.</summary>
/// <param name="Item">Which.</param>
/// <param name="Step">What is done.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Node">Whose hands.</param>
/// <param name="Since">When the step began, or the claim.</param>
public sealed record AtWork(RunItem Item, string Step, int Attempt, string Node, DateTimeOffset Since);
