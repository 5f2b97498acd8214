using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Model;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;

namespace Portal.Features.Catalogs;

/// <summary>One catalog as it stands: settings, images, how many machines are in which state.</summary>
public sealed class ReadCatalog(IDbContextFactory<PortalDb> databases)
{
    /// <summary>By its id; null when there is none.</summary>
    public Task<CatalogView?> ExecuteAsync(Guid catalog, CancellationToken ct) => ReadAsync(catalogs => catalogs.Where(row => row.Id == catalog), ct);

    /// <summary>By its name, in whatever case; null when there is none.</summary>
    public Task<CatalogView?> ExecuteAsync(string name, CancellationToken ct) => ReadAsync(catalogs => catalogs.WithName(name), ct);

    private async Task<CatalogView?> ReadAsync(Func<IQueryable<Catalog>, IQueryable<Catalog>> which, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await which(db.Catalogs.AsNoTracking()).FirstOrDefaultAsync(ct).ConfigureAwait(false) is not { } catalog) return null;
        var images = await db.Images.AsNoTracking().Where(image => image.CatalogId == catalog.Id).OrderByDescending(image => image.Number).ToListAsync(ct).ConfigureAwait(false);
        var machines = await db.Machines.Where(machine => machine.CatalogId == catalog.Id).GroupBy(machine => machine.State)
            .Select(alike => new { State = alike.Key, Count = alike.Count() }).ToDictionaryAsync(alike => alike.State, alike => alike.Count, ct).ConfigureAwait(false);
        return new(catalog, images, machines);
    }
}

/// <summary>A catalog as it stands.</summary>
/// <param name="Catalog">Its settings.</param>
/// <param name="Images">Newest first; those removed too.</param>
/// <param name="Machines">How many are in which state; states without a machine are left out.</param>
public sealed record CatalogView(Catalog Catalog, IReadOnlyList<Image> Images, IReadOnlyDictionary<MachineState, int> Machines);
