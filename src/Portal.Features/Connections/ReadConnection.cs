using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Model;
using Portal.Domain.Connections;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>One connection as it stands: settings, who uses it, its limits.</summary>
public sealed class ReadConnection(IDbContextFactory<PortalDb> databases)
{
    /// <summary>By its id; null when there is none.</summary>
    public Task<ConnectionCard?> ExecuteAsync(Guid connection, CancellationToken ct) => ReadAsync(connections => connections.Where(row => row.Id == connection), ct);

    /// <summary>By its name, in whatever case; null when there is none.</summary>
    public Task<ConnectionCard?> ExecuteAsync(string name, CancellationToken ct) => ReadAsync(connections => connections.WithName(name), ct);

    private async Task<ConnectionCard?> ReadAsync(Func<IQueryable<Connection>, IQueryable<Connection>> which, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await which(db.Connections.AsNoTracking()).FirstOrDefaultAsync(ct).ConfigureAwait(false) is not { } row) return null;
        var catalogs = await db.Catalogs.Where(catalog => catalog.ConnectionId == row.Id).OrderBy(catalog => catalog.Name)
            .Select(catalog => new CatalogOfConnection(catalog.Id, catalog.Name, db.Machines.Count(machine => machine.CatalogId == catalog.Id && machine.State != MachineState.Removed)))
            .ToListAsync(ct).ConfigureAwait(false);
        var names = await GatesAsync(db, row, ct).ConfigureAwait(false);
        return new(ConnectionView.Of(row), catalogs, await new GateStates(db).ReadAsync(gates => gates.Where(gate => names.Contains(gate.Name)), run: null, ct).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<string>> GatesAsync(PortalDb db, Connection connection, CancellationToken ct) =>
    [
        Limits.Connection(connection.Id), Limits.Power(connection.Id),
        .. (await new KnownHosts(db).OfAsync(connection, ct).ConfigureAwait(false)).SelectMany(host => (string[])[Limits.Host(host), Limits.Disk(host)]),
    ];
}

/// <summary>A connection as it stands.</summary>
/// <param name="Connection">Its settings.</param>
/// <param name="Catalogs">Those that use it, by name.</param>
/// <param name="Gates">Its limits, by name.</param>
public sealed record ConnectionCard(ConnectionView Connection, IReadOnlyList<CatalogOfConnection> Catalogs, IReadOnlyList<GateView> Gates);

/// <summary>A catalog that uses a connection.</summary>
/// <param name="Id">Of the catalog.</param>
/// <param name="Name">Its name.</param>
/// <param name="Machines">How many it has.</param>
public sealed record CatalogOfConnection(Guid Id, string Name, int Machines);
