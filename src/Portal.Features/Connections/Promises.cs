using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>Bytes that storages are promised: what orders under way will still write there, those machines and images that are not whole yet.</summary>
internal sealed class Promises
{
    private readonly Dictionary<string, long> _byVolume = new(StringComparer.Ordinal);

    /// <summary>Of all storages.</summary>
    public static async Task<Promises> LoadAsync(PortalDb db, CancellationToken ct)
    {
        var images = await (
            from image in db.Images
            where image.State == ImageState.Planned || image.State == ImageState.Consolidating
            join catalog in db.Catalogs on image.CatalogId equals catalog.Id
            group image by catalog.ConnectionId into alike
            select new { Connection = alike.Key, Bytes = alike.Sum(image => image.FileBytes) }).ToListAsync(ct).ConfigureAwait(false);
        var machines = await (
            from catalog in db.Catalogs
            join machine in db.Machines on catalog.Id equals machine.CatalogId
            where machine.State == MachineState.Ordered || machine.State == MachineState.Making
            join image in db.Images on machine.ImageId equals image.Id
            group machine by new { catalog.ConnectionId, image.VirtualBytes } into alike
            select new { Connection = alike.Key.ConnectionId, alike.Key.VirtualBytes, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false);
        var connections = await db.Connections.Select(row => new { row.Id, row.Address, row.StorageFolder, row.IdentityFolder }).ToDictionaryAsync(row => row.Id, ct).ConfigureAwait(false);

        var promises = new Promises();
        foreach (var image in images) promises.Add(connections[image.Connection].Address, connections[image.Connection].StorageFolder, image.Bytes);
        foreach (var machine in machines)
        {
            var connection = connections[machine.Connection];
            promises.Add(connection.Address, connection.StorageFolder, machine.Count * DiskSizes.Difference(machine.VirtualBytes));
            promises.Add(connection.Address, connection.IdentityFolder ?? connection.StorageFolder, machine.Count * DiskSizes.Identity);
        }

        return promises;
    }

    /// <summary>On the volume or share that a folder is on, by orders of whichever connection: they have its room in common.</summary>
    /// <param name="address">FQDN of the cluster or machine.</param>
    /// <param name="folder">Of a connection to it.</param>
    public long On(string address, string folder) => _byVolume.GetValueOrDefault(StoragePlace.Of(address, folder).Volume);

    private void Add(string address, string folder, long bytes)
    {
        var volume = StoragePlace.Of(address, folder).Volume;
        _byVolume[volume] = _byVolume.GetValueOrDefault(volume) + bytes;
    }
}
