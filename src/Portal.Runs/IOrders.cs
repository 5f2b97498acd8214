namespace Portal.Runs;

/// <summary>Gives work to the engine, and changes its course. Implemented beside the journal; called by use cases.</summary>
public interface IOrders
{
    /// <summary>
    /// Writes a run, not open yet, with its facts (reserved names, the audit entry, the order itself) in one transaction. Repeating it with
    /// the same id changes nothing.
    /// </summary>
    Task BeginAsync(NewRun run, CancellationToken ct);

    /// <summary>
    /// Adds items to a run that is not open yet, in one short transaction: big orders come in batches. Items that are there already are
    /// passed over, so a batch may be repeated after a crash.
    /// </summary>
    /// <returns>Null when all were taken; else the first refusal, and nothing was written.</returns>
    Task<Refusal?> PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct);

    /// <summary>Opens the run: one conditional update. Returns false when it was open, or is gone.</summary>
    Task<bool> OpenAsync(Guid run, CancellationToken ct);

    /// <summary>Drops a run that was never opened, with its items; facts of its items are undone by <paramref name="facts"/>.</summary>
    Task<bool> AbandonAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct);

    /// <summary>Unclaimed items end at once, claimed ones after their step. Returns false when the run is finished.</summary>
    Task<bool> CancelAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct);

    /// <summary>Failed, cancelled and blocked items go on at their cursor, with fresh retries. Null items: all of the run. Returns how many.</summary>
    Task<int> RetryAsync(Guid run, IReadOnlyList<Guid>? items, IReadOnlyList<object> facts, CancellationToken ct);

    /// <summary>
    /// Failed, cancelled and blocked items become <see cref="ItemState.Undone"/> and let go of their subjects, in the transaction that
    /// prepares <paramref name="undo"/>'s items, which then hold them. Returns how many items were undone.
    /// </summary>
    Task<int> UndoAsync(Guid run, NewRun undo, IReadOnlyList<(Guid Item, NewItem Instead)> items, CancellationToken ct);

    /// <summary>Sets limits. A gate that nobody set has no limit.</summary>
    Task SetGatesAsync(IReadOnlyList<Gate> gates, CancellationToken ct);
}

/// <summary>An order, before its items.</summary>
/// <param name="Id">Chosen by the caller (version 7), so that it can repeat.</param>
/// <param name="Title">"Create 50 machines in VDI". At most 200 characters.</param>
/// <param name="Kind">The use case's name ("create-machines"). At most 64 characters.</param>
/// <param name="Rank">Who goes first in a gate.</param>
/// <param name="By">Who ordered it. At most 255 characters.</param>
/// <param name="Request">The order as JSON, from which the use case goes on preparing after a crash.</param>
/// <param name="Facts">Records of Domain to write in the same transaction.</param>
public sealed record NewRun(Guid Id, string Title, string Kind, Rank Rank, string By, string Request, IReadOnlyList<object> Facts);

/// <summary>One subject of an order.</summary>
/// <param name="Id">Chosen by the caller, so that it can repeat.</param>
/// <param name="Title">What people call it: "VDI-001".</param>
/// <param name="Plan">What is done to it.</param>
/// <param name="Subject">Whom the plan is about; held by at most one unfinished item.</param>
/// <param name="Gates">Gates of the plan's first step.</param>
/// <param name="After">An item of the same run that must be done first.</param>
/// <param name="Facts">Records of Domain to write in the same transaction.</param>
public sealed record NewItem(
    Guid Id, string Title, Plan Plan, Guid Subject, IReadOnlyList<string> Gates, Guid? After, IReadOnlyList<object> Facts);

/// <summary>Why an item was not taken.</summary>
/// <param name="Item">Which.</param>
/// <param name="Reason">"VDI-001 is held by the run 'Update VDI'" or "The name VDI-001 is taken".</param>
/// <param name="HeldBy">The run that holds the subject, if that is the reason.</param>
public sealed record Refusal(Guid Item, string Reason, Guid? HeldBy);

/// <summary>Who goes first in a gate.</summary>
public enum Rank
{
    /// <summary>A person's single action.</summary>
    Person = 0,

    /// <summary>An order of many.</summary>
    Order = 1,

    /// <summary>A schedule.</summary>
    Schedule = 2,

    /// <summary>Maintenance.</summary>
    Maintenance = 3,
}

/// <summary>A limit, in one row that a claim locks.</summary>
/// <param name="Name">"disk:hv03.lab.example". At most 200 characters.</param>
/// <param name="Limit">Items that may be inside at once: 1 or more.</param>
/// <param name="PerMinute">Items that may enter in a minute; 0 is any number.</param>
public sealed record Gate(string Name, int Limit, int PerMinute = 0);

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Its items are being written.</summary>
    Preparing = 0,

    /// <summary>Items are under way, or wait.</summary>
    Open = 1,

    /// <summary>Nothing moves by itself any more: all items are done, failed, blocked or ended.</summary>
    Finished = 2,
}
