namespace Portal.Runs;

/// <summary>Gives work to the engine, and changes its course. Implemented beside the journal; called by use cases.</summary>
public interface IOrders
{
    /// <summary>
    /// Writes a run, not open yet, with its facts (reserved names, the audit entry, the order itself) in one transaction. Repeating it with
    /// the same id changes nothing.
    /// </summary>
    /// <returns>Null when it was taken; else why not (a name that another has meanwhile), under the run's own id, and nothing was written.</returns>
    Task<Refusal?> BeginAsync(NewRun run, CancellationToken ct);

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

    /// <summary>Unclaimed items (waiting or held) end at once, claimed ones after their step. Returns false when the run is not open.</summary>
    Task<bool> CancelAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct);

    /// <summary>Failed, cancelled and blocked items go on at their cursor, with fresh retries (held again if what they waited for is not done).
    /// Null items: all of the run. Returns how many; 0 also while a cancel of the run is under way.</summary>
    Task<int> RetryAsync(Guid run, IReadOnlyList<Guid>? items, IReadOnlyList<object> facts, CancellationToken ct);

    /// <summary>
    /// Failed, cancelled and blocked items become <see cref="ItemState.Undone"/> and let go of their subjects, in the transaction that
    /// prepares <paramref name="undo"/>'s items, which then hold them. Returns how many items were undone.
    /// </summary>
    Task<int> UndoAsync(Guid run, NewRun undo, IReadOnlyList<(Guid Item, NewItem Instead)> items, CancellationToken ct);

    /// <summary>Sets limits. A gate that nobody set has no limit.</summary>
    Task SetGatesAsync(IReadOnlyList<Gate> gates, CancellationToken ct);
}
