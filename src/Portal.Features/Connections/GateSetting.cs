using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Features.Catalogs;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Sets the gates of a connection. Two connections may lead to the same hosts, whose gates they share.</summary>
internal static class GateSetting
{
    /// <summary>Sets them, but for hosts that another connection holds in maintenance.</summary>
    /// <param name="orders">Has the gates.</param>
    /// <param name="db">Knows who holds what.</param>
    /// <param name="connection">Whose limits.</param>
    /// <param name="hosts">FQDNs.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task SetGatesAsync(this IOrders orders, PortalDb db, Connection connection, IEnumerable<string> hosts, CancellationToken ct)
    {
        var held = await new KnownHosts(db).HeldByOthersAsync(connection.Id, ct).ConfigureAwait(false);
        await orders.SetGatesAsync(Limits.Of(connection, hosts.Where(host => !held.Contains(host))), ct).ConfigureAwait(false);
    }

    /// <summary>Sets those that an order on this ground passes.</summary>
    public static async Task SetGatesAsync(this IOrders orders, IDbContextFactory<PortalDb> databases, Ground ground, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await orders.SetGatesAsync(db, ground.Connection, ground.Hosts.Select(host => host.Name), ct).ConfigureAwait(false);
    }
}
