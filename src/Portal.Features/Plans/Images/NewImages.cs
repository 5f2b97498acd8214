using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Runs;

namespace Portal.Features.Plans.Images;

/// <summary>Loads an image with all that its steps need.</summary>
internal sealed class NewImages(IDbContextFactory<PortalDb> databases) : ISubjects<NewImage>
{
    /// <inheritdoc />
    public async Task<NewImage?> LoadAsync(Guid subject, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await (
            from image in db.Images
            where image.Id == subject && image.State != ImageState.Removed
            join catalog in db.Catalogs on image.CatalogId equals catalog.Id
            select new { image.Host, image.SourcePath, image.Path, image.JobId, image.JobVmmsStarted, image.Percent, catalog.ConnectionId })
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null) return null;
        var job = found is { JobId: { } id, JobVmmsStarted: { } started } ? new HostJob(id, started, found.Percent) : null;
        return new(subject, found.ConnectionId, found.Host, found.SourcePath, found.Path, job);
    }
}
