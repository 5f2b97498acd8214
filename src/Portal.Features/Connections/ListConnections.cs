using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>All connections, by name.</summary>
public sealed class ListConnections(IDbContextFactory<PortalDb> databases)
{
    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<ConnectionView>> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = await db.Connections.AsNoTracking().OrderBy(row => row.Name).ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new ConnectionView(row.Id, row.Name, row.Address, row.Clustered, row.Transport, row.Account, row.Switch, row.StorageKind,
                row.StorageFolder, row.StagingFolder, new MacAddress(row.FirstMac).ToString(), row.DiskOperationsPerHost, row.SessionsPerHost)),
        ];
    }
}
