using Portal.Features;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Web.Api.Contracts;

/// <summary>Which items of a run.</summary>
internal sealed record SomeItems
{
    /// <summary>Ids of items; null for all that stand still.</summary>
    public IReadOnlyList<Guid>? Items { get; init; }
}

/// <summary>A run in a list.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind">"create-catalog".</param>
/// <param name="By">Who ordered it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">How it ended; null until it has. Partial is no error: what is done can be used.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="CancelAsked">Somebody cancelled it.</param>
/// <param name="Created">When it was ordered.</param>
/// <param name="Finished">When nothing moved any more; null while something does.</param>
/// <param name="Total">Items.</param>
/// <param name="Done">Items that are done.</param>
/// <param name="Counts">Items by state.</param>
internal sealed record RunItemOfList(
    Guid Id, string Title, string Kind, string By, RunState State, RunOutcome? Outcome, Condition Condition, bool CancelAsked, DateTimeOffset Created, DateTimeOffset? Finished,
    int Total, int Done, IReadOnlyDictionary<ItemState, int> Counts)
{
    public static RunItemOfList Of(RunSummary run) => new(
        run.Id, run.Title, run.Kind, run.By, run.State, run.Outcome, run.Condition, run.CancelAsked, run.Created, run.Finished, run.Total, run.Done, run.Counts);
}

/// <summary>A run.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind">"create-catalog".</param>
/// <param name="By">Who ordered it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">How it ended; null until it has. Partial is no error: what is done can be used.</param>
/// <param name="Attempt">1, and one more with each retry.</param>
/// <param name="Condition">How it stands in everybody's words.</param>
/// <param name="CancelAsked">Somebody cancelled it.</param>
/// <param name="Created">When it was ordered.</param>
/// <param name="Finished">When nothing moved any more; null while something does.</param>
/// <param name="Total">Items.</param>
/// <param name="Done">Items that are done.</param>
/// <param name="Counts">Items by state.</param>
/// <param name="PerMinute">Items that got done in the last minute.</param>
/// <param name="SecondsLeft">At this speed; null when nobody knows.</param>
/// <param name="Retries">Steps that did not work the first time, so far.</param>
/// <param name="Failures">What stands still and why, most items first.</param>
/// <param name="Waits">What waits for a time and why, most items first.</param>
/// <param name="AtWork">Items in somebody's hands, longest first.</param>
/// <param name="Limit">What holds most of its items back; null when no limit does.</param>
internal sealed record RunAnswer(
    Guid Id, string Title, string Kind, string By, RunState State, RunOutcome? Outcome, int Attempt, Condition Condition, bool CancelAsked, DateTimeOffset Created,
    DateTimeOffset? Finished, int Total, int Done, IReadOnlyDictionary<ItemState, int> Counts, int PerMinute, int? SecondsLeft, int Retries,
    IReadOnlyList<FailureAnswer> Failures, IReadOnlyList<WaitAnswer> Waits, IReadOnlyList<AtWorkAnswer> AtWork, LimitOfRun? Limit)
{
    public static RunAnswer Of(RunView view) => new(
        view.Summary.Id, view.Summary.Title, view.Summary.Kind, view.Summary.By, view.Summary.State, view.Summary.Outcome, view.Attempt, view.Summary.Condition,
        view.Summary.CancelAsked, view.Summary.Created, view.Summary.Finished, view.Summary.Total, view.Summary.Done, view.Summary.Counts, view.Speed,
        view.TimeLeft is { } left ? (int)Math.Min(int.MaxValue, Math.Ceiling(left.TotalSeconds)) : null, view.Retries ?? 0,
        [.. view.Failures.Select(FailureAnswer.Of)], [.. view.Waits.Select(each => new WaitAnswer(each.Step, each.Reason, each.Count, each.Until))],
        [.. view.AtWork.Select(each => new AtWorkAnswer(each.Item.Id, each.Item.Title, each.Step, each.Attempt, each.Node, each.Since))],
        view.Limit is { } limit ? new(limit.Gate, limit.Words, limit.IsClosed, limit.Since, limit.Until, limit.Waiting) : null);
}

/// <summary>Items that stand still for the same reason.</summary>
/// <param name="State">Failed, blocked or cancelled.</param>
/// <param name="Step">Where.</param>
/// <param name="Reason">Why; the item's own name reads "…".</param>
/// <param name="Remedy">What a person can do.</param>
/// <param name="Names">Which, folded: "VDI-001 to 040, 042".</param>
/// <param name="Items">Which, by id.</param>
internal sealed record FailureAnswer(ItemState State, string Step, string Reason, string? Remedy, string Names, IReadOnlyList<Guid> Items)
{
    public static FailureAnswer Of(StoodStill still) => new(still.State, still.Step, still.Reason, still.Advice, still.Names, [.. still.Items.Select(item => item.Id)]);
}

/// <summary>Items that wait for the same reason.</summary>
/// <param name="Step">Where.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
/// <param name="Until">The first of them goes on then.</param>
internal sealed record WaitAnswer(string Step, string Reason, int Count, DateTimeOffset Until);

/// <summary>An item in a node's hands.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Title">Of the item.</param>
/// <param name="Step">What is done.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Node">Whose hands.</param>
/// <param name="Since">When the step began.</param>
internal sealed record AtWorkAnswer(Guid Id, string Title, string Step, int Attempt, string Node, DateTimeOffset Since);

/// <summary>A limit that holds items back.</summary>
/// <param name="Name">"disk:hv03.lab.example".</param>
/// <param name="Words">For people.</param>
/// <param name="IsClosed">A silent host closed it; else it is full.</param>
/// <param name="Since">Since when it is closed.</param>
/// <param name="Until">When the host is asked again.</param>
/// <param name="Waiting">Items that wait for it.</param>
internal sealed record LimitOfRun(string Name, string Words, bool IsClosed, DateTimeOffset? Since, DateTimeOffset? Until, int Waiting);

/// <summary>An item of a run.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Title">"VDI-001".</param>
/// <param name="SubjectId">The machine, image or catalog.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Step">The step that it stands at.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
/// <param name="Remedy">What a person can do about it.</param>
/// <param name="Until">While it waits: not before this.</param>
/// <param name="Node">The portal process that has it in its hands.</param>
internal sealed record ItemAnswer(
    Guid Id, string Title, Guid SubjectId, ItemState State, Condition Condition, string Step, int Attempt, DateTimeOffset Since, string? Why, string? Remedy,
    DateTimeOffset? Until, string? Node)
{
    public static ItemAnswer Of(RunItemView item) => new(
        item.Id, item.Title, item.Subject, item.State, item.Condition, item.Step, item.Attempt, item.Since, item.Why, item.Advice, item.Until, item.Node);
}

/// <summary>What a retry set going.</summary>
/// <param name="RunId">Of the run.</param>
/// <param name="Items">How many go on.</param>
/// <param name="Attempt">Which attempt this is.</param>
internal sealed record RetryAnswer(Guid RunId, int Items, int Attempt);
