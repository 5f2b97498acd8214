using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Dashboard;

/// <summary>All at one glance, from rows alone: no host is asked.</summary>
public sealed class ReadDashboard(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="zone">Whose days are counted.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<DashboardView> ExecuteAsync(TimeZoneInfo zone, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var machines = await MachineCounts.OfAllAsync(db, ct).ConfigureAwait(false);
        var open = await db.Runs.CountAsync(run => run.State == RunState.Open, ct).ConfigureAwait(false);
        return new(now, new(machines.Values.Sum()), Of(Condition.Healthy), Of(Condition.NeedsYou), Of(Condition.Working), new(open, Runs: RunState.Open),
            await new Causes(db, now).ReadAsync(ct).ConfigureAwait(false), await new Week(db, zone).ReadAsync(now, ct).ConfigureAwait(false), await StorageAsync(db, ct).ConfigureAwait(false));

        DashboardNumber Of(Condition condition) => new(machines.GetValueOrDefault(condition), condition);
    }

    private static async Task<IReadOnlyList<StoragePromise>> StorageAsync(PortalDb db, CancellationToken ct)
    {
        var connections = await db.Connections.OrderBy(row => row.Name).Select(row => new { row.Id, row.Name, row.Address, row.StorageFolder }).ToListAsync(ct).ConfigureAwait(false);
        var promises = await Promises.LoadAsync(db, ct).ConfigureAwait(false);
        return [.. connections.Select(row => new StoragePromise(row.Id, row.Name, row.StorageFolder, promises.On(row.Address, row.StorageFolder)))];
    }
}
