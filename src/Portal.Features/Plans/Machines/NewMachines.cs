using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>Loads a machine with all that its steps need, in one query.</summary>
internal sealed class NewMachines(IDbContextFactory<PortalDb> databases) : ISubjects<NewMachine>
{
    private static readonly Func<PortalDb, Guid, CancellationToken, Task<NewMachine?>> Find = EF.CompileAsyncQuery((PortalDb db, Guid id, CancellationToken _) =>
        (from machine in db.Machines
         where machine.Id == id && machine.State != MachineState.Removed && machine.Mac != null
         join image in db.Images on machine.ImageId equals image.Id
         join catalog in db.Catalogs on machine.CatalogId equals catalog.Id
         join connection in db.Connections on catalog.ConnectionId equals connection.Id
         select new NewMachine(
             machine.Id, machine.Name, connection.Id, connection.Address, connection.Clustered, machine.Host, connection.Switch, connection.StagingFolder,
             machine.Mac!.Value, catalog.Folder, image.Path, machine.DiskPath, machine.IdentityPath, catalog.Guest, catalog.Generation, catalog.Processors,
             catalog.MemoryBytes)).FirstOrDefault());

    /// <inheritdoc />
    public async Task<NewMachine?> LoadAsync(Guid subject, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await Find(db, subject, ct).ConfigureAwait(false);
    }
}
