using Portal.Domain;
using Portal.Runs;

namespace Portal.Features.Runs.Preparing;

/// <summary>Writes the items of one kind of order in batches. Whoever calls it may die between any two; the next call goes on.</summary>
public interface IPreparation
{
    /// <summary>Items in one batch: some 5 ms of SQLite's writer, so that a slow disk or a busy processor leaves it under 100 ms (docs/benchmarks/journal.md).</summary>
    const int Batch = 50;

    /// <summary>Whether orders of this kind ("create-catalog") are written by it.</summary>
    bool Prepares(string kind);

    /// <summary>Writes all items that are not there yet.</summary>
    /// <param name="run">The order's run, begun and not open yet.</param>
    /// <param name="ct">Stops between batches.</param>
    /// <returns>No when the order cannot be carried out: somebody was first.</returns>
    Task<Verdict> PrepareAsync(NewRun run, CancellationToken ct);

    /// <summary>Facts that take back what was written with the items of an order that cannot be carried out.</summary>
    Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct);
}
