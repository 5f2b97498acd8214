using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>Hosts of a connection by what rows say: those on which something of it is, and its address. No row says which hosts there are beside.</summary>
internal sealed class KnownHosts(PortalDb db)
{
    /// <summary>FQDNs, each once.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Connection connection, CancellationToken ct)
    {
        var catalogs = db.Catalogs.Where(catalog => catalog.ConnectionId == connection.Id).Select(catalog => catalog.Id);
        var machines = db.Machines.Where(machine => catalogs.Contains(machine.CatalogId)).Select(machine => machine.Host);
        var images = db.Images.Where(image => catalogs.Contains(image.CatalogId)).Select(image => image.Host);
        var hosts = await machines.Union(images).ToListAsync(ct).ConfigureAwait(false);
        return [.. hosts.Append(connection.Address).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Those of other connections that are in maintenance: what they hold nobody else lets go.</summary>
    public async Task<IReadOnlySet<string>> HeldByOthersAsync(Guid connection, CancellationToken ct)
    {
        var held = await db.Connections.AsNoTracking().Where(row => row.Id != connection && row.MaintenanceSince != null).ToListAsync(ct).ConfigureAwait(false);
        var hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in held) hosts.UnionWith(await OfAsync(row, ct).ConfigureAwait(false));
        return hosts;
    }
}
