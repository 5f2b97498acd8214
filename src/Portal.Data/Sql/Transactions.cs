using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Data.Sql;

/// <summary>Does pieces of work in one transaction each, and once more when somebody was in the way.</summary>
internal sealed class Transactions(IDbContextFactory<PortalDb> databases, Dialect dialect) : IDisposable
{
    private const int MostTries = 20;
    private readonly ConcurrentBag<Line> _kept = [];

    /// <summary>Reads without a transaction: each query sees what was committed before it.</summary>
    public Task<T> ReadAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct) => OnLineAsync(line => work(new(line, transaction: null)), ct);

    /// <summary>
    /// Writes. The work may be done several times, each time from the start: it must not remember anything of the time before.
    /// </summary>
    /// <param name="work">Ends in what to return, and whether to keep what was written.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<T> WriteAsync<T>(Func<Transaction, Task<(T Answer, bool Keep)>> work, CancellationToken ct)
    {
        for (var left = MostTries; ; left--)
        {
            try
            {
                using var turn = await dialect.WriterAsync(ct).ConfigureAwait(false);
                return await OnLineAsync(line => WriteAsync(line, work, ct), ct).ConfigureAwait(false);
            }
            catch (DbException fault) when (left > 0 && MayPass(fault, left))
            {
                // Who was in the way has got through by now.
            }
            catch (MovedOnException) when (left > 0)
            {
                // What was read is no longer so.
            }
        }
    }

    public void Dispose()
    {
        foreach (var line in _kept) line.Dispose();
    }

    /// <summary>A row that two add at once is there the second time one looks; one that is still in the way then is no accident.</summary>
    private bool MayPass(DbException fault, int left) => dialect.IsCrowded(fault) || (left > MostTries - 2 && dialect.IsTaken(fault));

    private static async Task<T> WriteAsync<T>(Line line, Func<Transaction, Task<(T Answer, bool Keep)>> work, CancellationToken ct)
    {
        await using var transaction = await line.Db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        var (answer, keep) = await work(new(line, transaction.GetDbTransaction())).ConfigureAwait(false);
        if (keep) await transaction.CommitAsync(ct).ConfigureAwait(false);
        return answer;
    }

    private async Task<T> OnLineAsync<T>(Func<Line, Task<T>> work, CancellationToken ct)
    {
        var line = _kept.TryTake(out var kept) ? kept : await OpenAsync(ct).ConfigureAwait(false);
        try
        {
            var answer = await work(line).ConfigureAwait(false);
            if (dialect.KeepsConnections) _kept.Add(line);
            else line.Dispose();
            return answer;
        }
        catch
        {
            line.Dispose(); // whatever ails it, the next one is a fresh one
            throw;
        }
    }

    private async Task<Line> OpenAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        try
        {
            await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
            return new(db);
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
