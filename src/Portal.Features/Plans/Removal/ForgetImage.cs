using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>The image is gone, and with a catalog's only image the catalog: nothing can be made of it.</summary>
public sealed class ForgetImage(IDbContextFactory<PortalDb> databases) : Step<Doomed>
{
    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var catalog = await db.Images.Where(image => image.Id == subject.Id).Select(image => image.CatalogId).SingleAsync(ct).ConfigureAwait(false);
        var others = await db.Images.AnyAsync(image => image.CatalogId == catalog && image.Id != subject.Id && image.State != ImageState.Removed, ct).ConfigureAwait(false);
        return others
            ? Outcome.Done($"{subject.Name} is gone.", new ImageRemoved(subject.Id))
            : Outcome.Done($"{subject.Name} is gone, and the catalog with it.", new ImageRemoved(subject.Id), new CatalogRemoved(catalog));
    }
}
