using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Data.Sql;

/// <summary>Does pieces of work in one transaction each, and once more when somebody was in the way.</summary>
internal sealed class Transactions(IDbContextFactory<PortalDb> databases, Dialect dialect)
{
    private const int MostTries = 20;

    /// <summary>Reads without a transaction: each query sees what was committed before it.</summary>
    public async Task<T> ReadAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        return await work(new(db.Database.GetDbConnection(), transaction: null)).ConfigureAwait(false);
    }

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
                return await TryAsync(work, ct).ConfigureAwait(false);
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

    /// <summary>A row that two add at once is there the second time one looks; one that is still in the way then is no accident.</summary>
    private bool MayPass(DbException fault, int left) => dialect.IsCrowded(fault) || (left > MostTries - 2 && dialect.IsTaken(fault));

    private async Task<T> TryAsync<T>(Func<Transaction, Task<(T Answer, bool Keep)>> work, CancellationToken ct)
    {
        using var turn = await dialect.WriterAsync(ct).ConfigureAwait(false);
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var transaction = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        var (answer, keep) = await work(new(db.Database.GetDbConnection(), transaction.GetDbTransaction())).ConfigureAwait(false);
        if (keep) await transaction.CommitAsync(ct).ConfigureAwait(false);
        return answer;
    }
}
