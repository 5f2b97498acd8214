using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Benchmarks.Measuring;

namespace Portal.Benchmarks.Journal;

/// <summary>How long transactions hold SQLite's writer: from when BEGIN IMMEDIATE has got it until COMMIT has returned.</summary>
internal sealed class HeldWriter : DbTransactionInterceptor
{
    private readonly ConcurrentDictionary<Guid, (long Began, double Waited)> _open = [];
    private readonly ConcurrentQueue<Held> _held = [];
    private readonly AsyncLocal<bool> _watched = new();

    /// <summary>Each transaction that <paramref name="act"/> committed; not those of others meanwhile.</summary>
    public async Task<IReadOnlyList<Held>> WatchAsync(Func<Task> act)
    {
        _held.Clear();
        _watched.Value = true;
        await act();
        return [.. _held];
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (_watched.Value)
        {
            var waited = RunQueue.Waited();
            _open[eventData.TransactionId] = (Stopwatch.GetTimestamp(), waited);
        }

        return new(result);
    }

    // SQLite's driver does all on one thread.
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_open.TryRemove(eventData.TransactionId, out var open))
        {
            var took = Stopwatch.GetElapsedTime(open.Began).TotalMilliseconds;
            _held.Enqueue(new(took, RunQueue.Waited() - open.Waited));
        }

        return Task.CompletedTask;
    }
}

/// <summary>By one transaction.</summary>
/// <param name="Milliseconds">All of it.</param>
/// <param name="Waited">Of them without a processor: see <see cref="RunQueue"/>.</param>
internal sealed record Held(double Milliseconds, double Waited);
