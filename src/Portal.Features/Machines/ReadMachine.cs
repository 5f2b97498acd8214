using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>One machine as the database knows it.</summary>
public sealed class ReadMachine(IDbContextFactory<PortalDb> databases)
{
    /// <summary>By its id; null when there never was one.</summary>
    public Task<MachineCard?> ExecuteAsync(Guid machine, CancellationToken ct) => ReadAsync(machines => machines.Where(row => row.Id == machine), ct);

    /// <summary>By its name, in whatever case; null when no machine has it now.</summary>
    public Task<MachineCard?> ExecuteAsync(string name, CancellationToken ct)
    {
        var held = name.ToUpperInvariant();
        return ReadAsync(machines => machines.Where(row => row.HeldName == held), ct);
    }

    private async Task<MachineCard?> ReadAsync(Func<IQueryable<Machine>, IQueryable<Machine>> which, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await (
            from machine in which(db.Machines.AsNoTracking())
            join image in db.Images on machine.ImageId equals image.Id
            join catalog in db.Catalogs on machine.CatalogId equals catalog.Id into catalogs
            from catalog in catalogs.DefaultIfEmpty()
            join connection in db.Connections on catalog.ConnectionId equals connection.Id into connections
            from connection in connections.DefaultIfEmpty()
            join item in db.Items on machine.Id equals item.HeldSubject into held
            from item in held.DefaultIfEmpty()
            select new { Machine = machine, Image = image, Catalog = catalog, Connection = connection, Item = item, Title = item == null ? null : item.Run!.Title })
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (row is null) return null;

        var (own, order) = (row.Machine, row.Item);
        var others = await db.Machines.CountAsync(machine => machine.ImageId == own.ImageId && machine.Id != own.Id && machine.State != MachineState.Removed, ct).ConfigureAwait(false);
        return new(own.Id, own.Name, own.State, Conditions.Of(own.State, order?.State), order?.Since ?? own.Since, order?.Why ?? own.Why, order?.Advice,
            own.CatalogId, row.Catalog?.Name, row.Connection?.Id, row.Connection?.Name, row.Image.Number,
            [
                new(MachineDiskRole.Image, row.Image.Path, row.Image.FileBytes, row.Image.VirtualBytes, others),
                new(MachineDiskRole.Difference, own.DiskPath, FileBytes: null, row.Image.VirtualBytes, Others: 0),
            ],
            new(MachineDiskRole.Identity, own.IdentityPath, FileBytes: null, VirtualBytes: null, Others: 0),
            own.Mac is { } mac ? new MacAddress(mac).ToString() : null, own.Host, own.VmId,
            order is null ? null : new(order.RunId, row.Title!, order.State, order.Step));
    }
}
