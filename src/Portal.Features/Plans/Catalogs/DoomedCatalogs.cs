using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Runs;

namespace Portal.Features.Plans.Catalogs;

/// <summary>Loads a catalog with its images and what the ledger has of them.</summary>
internal sealed class DoomedCatalogs(IDbContextFactory<PortalDb> databases, Belongings belongings) : ISubjects<DoomedCatalog>
{
    /// <inheritdoc />
    public async Task<DoomedCatalog?> LoadAsync(Guid subject, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await db.Catalogs.Where(catalog => catalog.Id == subject).Select(catalog => new { catalog.Name, catalog.ConnectionId })
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null) return null;
        var images = await db.Images.Where(image => image.CatalogId == subject && image.State != ImageState.Removed).Select(image => image.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        var things = await belongings.OfAsync(images, ct).ConfigureAwait(false);
        return new(subject, found.Name, found.ConnectionId, images, [.. things.Where(each => each.State != ThingState.Removed).Select(each => each.Thing)]);
    }
}
