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
        var onImages = await db.Machines.Where(machine => machine.CatalogId == catalog.Id && machine.State != MachineState.Removed).GroupBy(machine => machine.ImageId)
            .Select(alike => new { Image = alike.Key, Count = alike.Count() }).ToDictionaryAsync(alike => alike.Image, alike => alike.Count, ct).ConfigureAwait(false);
        var connection = await db.Connections.Where(row => row.Id == catalog.ConnectionId).Select(row => row.Name).FirstAsync(ct).ConfigureAwait(false);
        var order = await db.Items.Where(item => item.HeldSubject == catalog.Id).Select(item => new CatalogHolder(item.RunId, item.Run!.Title)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var conditions = (await MachineCounts.OfCatalogsAsync(db, [catalog.Id], ct).ConfigureAwait(false)).GetValueOrDefault(catalog.Id) ?? MachineCounts.None;
        var newest = images.Find(image => image.State != ImageState.Removed);
        return new(catalog, images, machines, connection, onImages, conditions, Conditions.Of(conditions, newest?.State), order);
    }
}

/// <summary>A catalog as it stands.</summary>
/// <param name="Catalog">Its settings.</param>
/// <param name="Images">Newest first; those removed too.</param>
/// <param name="Machines">How many are in which state; states without a machine are left out.</param>
/// <param name="Connection">Name of its connection.</param>
/// <param name="MachinesOnImages">How many machines that are there hang on which image, by its id; images without a machine are left out.</param>
/// <param name="Conditions">How many machines that are there are in which condition; conditions without a machine are left out.</param>
/// <param name="Condition">What its machines and its image ask for first.</param>
/// <param name="Order">The order that takes it away; null when none does.</param>
public sealed record CatalogView(
    Catalog Catalog, IReadOnlyList<Image> Images, IReadOnlyDictionary<MachineState, int> Machines, string Connection, IReadOnlyDictionary<Guid, int> MachinesOnImages,
    IReadOnlyDictionary<Condition, int> Conditions, Condition Condition, CatalogHolder? Order);

/// <summary>The order that holds a catalog.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Title">Of the run.</param>
public sealed record CatalogHolder(Guid Run, string Title);
