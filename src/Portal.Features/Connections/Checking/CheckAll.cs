using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Checks every connection, some at once, and forgets old reports: what is done at night.</summary>
public sealed class CheckAll(IDbContextFactory<PortalDb> databases, CheckConnection check, TimeProvider time)
{
    /// <summary>
    /// How many at once. A check waits for the slowest of its hosts, a silent one up to minutes: the others go by it meanwhile. No more, since each check
    /// already asks all hosts of its connection at once, and the night's work has these sessions too.
    /// </summary>
    public const int AtOnce = 4;

    /// <summary>How long reports are kept; the latest of a connection, and expired acceptances with their audit entries, for as long as there is the connection.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    /// <summary>Checks those in service; of one that is held for maintenance nobody needs to hear that it is down.</summary>
    /// <remarks>Each report is kept when it is taken, whatever becomes of the others.</remarks>
    /// <returns>How many.</returns>
    /// <exception cref="AggregateException">Checks that could not be made or kept; thrown once all others are.</exception>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var connections = await db.Connections.Where(row => row.MaintenanceSince == null).Select(row => row.Id).ToListAsync(ct).ConfigureAwait(false);
        ConcurrentQueue<Exception> faults = [];
        await Parallel.ForEachAsync(connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (connection, token) =>
        {
            try
            {
                await check.ExecuteAsync(connection, CheckReason.Nightly, token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // one connection that cannot be checked must not keep the others from it
            catch (Exception fault) when (!token.IsCancellationRequested)
#pragma warning restore CA1031
            {
                faults.Enqueue(fault);
            }
        }).ConfigureAwait(false);
        await ForgetAsync(db, ct).ConfigureAwait(false);
        return faults.IsEmpty ? connections.Count : throw new AggregateException("Not every connection could be checked.", faults);
    }

    private async Task ForgetAsync(PortalDb db, CancellationToken ct)
    {
        var before = time.GetUtcNow() - KeptFor;
        await db.Reports.Where(row => row.Taken < before && db.Reports.Any(later => later.ConnectionId == row.ConnectionId && later.Taken > row.Taken)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }
}
