using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>Bytes that storages were promised to.</summary>
internal static class Promises
{
    /// <summary>What orders under way will still write on a connection's storage: those machines and images that are not whole yet.</summary>
    public static async Task<long> OfAsync(PortalDb db, Guid connection, CancellationToken ct) =>
        (await OfAllAsync(db, [connection], ct).ConfigureAwait(false)).GetValueOrDefault(connection);

    /// <summary>The same of several connections; those without a promise are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> OfAllAsync(PortalDb db, IReadOnlyCollection<Guid> connections, CancellationToken ct)
    {
        var images = await (
            from image in db.Images
            where image.State == ImageState.Planned || image.State == ImageState.Consolidating
            join catalog in db.Catalogs on image.CatalogId equals catalog.Id
            where connections.Contains(catalog.ConnectionId)
            group image by catalog.ConnectionId into alike
            select new { Connection = alike.Key, Bytes = alike.Sum(image => image.FileBytes) }).ToListAsync(ct).ConfigureAwait(false);
        var machines = await (
            from catalog in db.Catalogs
            where connections.Contains(catalog.ConnectionId)
            join machine in db.Machines on catalog.Id equals machine.CatalogId
            where machine.State == MachineState.Ordered || machine.State == MachineState.Making
            join image in db.Images on machine.ImageId equals image.Id
            group machine by new { catalog.ConnectionId, image.VirtualBytes } into alike
            select new { Connection = alike.Key.ConnectionId, alike.Key.VirtualBytes, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false);
        return images.Select(each => (each.Connection, each.Bytes)).Concat(machines.Select(each => (each.Connection, Bytes: each.Count * DiskSizes.Machine(each.VirtualBytes))))
            .GroupBy(each => each.Connection).ToDictionary(alike => alike.Key, alike => alike.Sum(each => each.Bytes));
    }
}
