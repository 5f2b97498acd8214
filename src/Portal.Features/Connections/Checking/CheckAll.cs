using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Checks every connection, one after the other, and forgets old reports: what is done at night.</summary>
public sealed class CheckAll(IDbContextFactory<PortalDb> databases, CheckConnection check, TimeProvider time)
{
    /// <summary>How long reports are kept; the latest of a connection, and expired acceptances with their audit entries, for as long as there is the connection.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    /// <summary>Checks those in service; of one that is held for maintenance nobody needs to hear that it is down.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var connections = await db.Connections.Where(row => row.MaintenanceSince == null).Select(row => row.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var connection in connections) await check.ExecuteAsync(connection, CheckReason.Nightly, ct).ConfigureAwait(false);
        await ForgetAsync(db, ct).ConfigureAwait(false);
        return connections.Count;
    }

    private async Task ForgetAsync(PortalDb db, CancellationToken ct)
    {
        var before = time.GetUtcNow() - KeptFor;
        await db.Reports.Where(row => row.Taken < before && db.Reports.Any(later => later.ConnectionId == row.ConnectionId && later.Taken > row.Taken)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }
}
