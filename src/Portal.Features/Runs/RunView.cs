using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>A run as it stands.</summary>
/// <param name="Summary">What the list shows of it.</param>
/// <param name="Failures">What stands still and why, most items first.</param>
/// <param name="Waits">What waits for a time and why, most items first.</param>
/// <param name="AtWork">Items in somebody's hands, longest first; at most <see cref="ReadRun.MostAtWork"/>.</param>
/// <param name="Retries">Steps that did not work the first time, so far; null unless they were asked for.</param>
/// <param name="Speed">Items that got done in the last minute; 0 once it has finished.</param>
/// <param name="TimeLeft">At this speed; null when nobody knows.</param>
/// <param name="Limit">What holds most of its items back; null when no limit does.</param>
/// <param name="Attempt">1, and one more with each retry.</param>
public sealed record RunView(
    RunSummary Summary, IReadOnlyList<StoodStill> Failures, IReadOnlyList<Waits> Waits, IReadOnlyList<AtWork> AtWork, int? Retries, int Speed, TimeSpan? TimeLeft,
    BindingLimit? Limit, int Attempt);

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

    /// <summary>How it stands, in everybody's words.</summary>
    public Condition Condition => Conditions.Of(State, Counts);

    /// <summary>How it ended; null while it is open.</summary>
    public RunOutcome? Outcome =>
        State == RunState.Finished ? OutcomeOf(Done > 0, Counts.ContainsKey(ItemState.Failed), Done < Total) : null;

    /// <summary>How a run ended of which something got done, something failed, something did not get done.</summary>
    internal static RunOutcome OutcomeOf(bool done, bool failed, bool notDone) =>
        !notDone ? RunOutcome.Succeeded
        : done ? RunOutcome.Partial
        : failed ? RunOutcome.Failed
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
public sealed record StoodStill(ItemState State, string Step, string Reason, string? Advice, IReadOnlyList<RunItem> Items)
{
    /// <summary>Their names, folded: "VDI-001 to 040, 042".</summary>
    public string Names => NameRanges.Fold(Items.Select(item => item.Title));
}

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

/// <summary>A limit that holds items back.</summary>
/// <param name="Gate">Its name: "disk:hv03.lab.example".</param>
/// <param name="Words">"4 disk operations on hv03.lab.example", or "hv03.lab.example is silent".</param>
/// <param name="IsClosed">A silent host closed it; else it is full.</param>
/// <param name="Since">Since when it is closed; null when it is full, or nobody knows.</param>
/// <param name="Until">When somebody is let in next to see whether the host answers; null when it is full.</param>
/// <param name="Waiting">Items that wait for it.</param>
public sealed record BindingLimit(string Gate, string Words, bool IsClosed, DateTimeOffset? Since, DateTimeOffset? Until, int Waiting);
