using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Loads a machine or an image with all that the ledger has of it.</summary>
internal sealed class DoomedOnes(IDbContextFactory<PortalDb> databases, Belongings belongings) : ISubjects<Doomed>
{
    /// <inheritdoc />
    public async Task<Doomed?> LoadAsync(Guid subject, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await Machine(db, subject).FirstOrDefaultAsync(ct).ConfigureAwait(false) ?? await Image(db, subject).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null) return null;
        var since = await db.Items.Where(item => item.HeldSubject == subject).Select(item => item.Run!.Created).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return new(subject, found.Name, found.Connection, since, await belongings.OfAsync([subject], ct).ConfigureAwait(false));
    }

    private static IQueryable<Found> Machine(PortalDb db, Guid id) =>
        from machine in db.Machines
        where machine.Id == id && machine.State != MachineState.Removed
        join catalog in db.Catalogs on machine.CatalogId equals catalog.Id
        select new Found(machine.Name, catalog.ConnectionId);

    private static IQueryable<Found> Image(PortalDb db, Guid id) =>
        from image in db.Images
        where image.Id == id && image.State != ImageState.Removed
        join catalog in db.Catalogs on image.CatalogId equals catalog.Id
        select new Found("the image of " + catalog.Name, catalog.ConnectionId);

    private sealed record Found(string Name, Guid Connection);
}
