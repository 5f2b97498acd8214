using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Reads how the prerequisites of a connection stood last, and before. Asks no host.</summary>
public sealed class ReadReport(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    private const int MostPast = 100;

    /// <summary>The latest, with what is accepted now; null while there is none.</summary>
    public async Task<ReportView?> LatestAsync(Guid connection, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Reports.AsNoTracking().Where(each => each.ConnectionId == connection).OrderByDescending(each => each.Taken).ThenByDescending(each => each.Id)
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (row is null) return null;
        var now = time.GetUtcNow();
        var acceptances = await db.Acceptances.AsNoTracking().Where(each => each.ConnectionId == connection && each.Expires > now).ToListAsync(ct).ConfigureAwait(false);
        return ReportView.Of(new CheckReport(row.Taken, ReportJson.Read(row.Checks)), row.Reason, acceptances, now);
    }

    /// <summary>Reports as lines, newest first, 100 at most.</summary>
    public async Task<IReadOnlyList<PastReport>> HistoryAsync(Guid connection, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Reports.Where(each => each.ConnectionId == connection).OrderByDescending(each => each.Taken).ThenByDescending(each => each.Id).Take(MostPast)
            .Select(each => new PastReport(each.Taken, each.Reason, each.State)).ToListAsync(ct).ConfigureAwait(false);
    }
}
