using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Connections;

/// <summary>All connections, by name.</summary>
public sealed class ListConnections(IDbContextFactory<PortalDb> databases)
{
    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<ConnectionView>> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = await db.Connections.AsNoTracking().OrderBy(row => row.Name).ToListAsync(ct).ConfigureAwait(false);
        return [.. rows.Select(ConnectionView.Of)];
    }
}
