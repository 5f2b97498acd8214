using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>Looks at the ground that machines are to be made on: hosts, names, addresses, room. Collects what speaks against it.</summary>
internal sealed class Survey(PortalDb db, IHosts hosts)
{
    private Verdict _verdict = Verdict.Yes;

    /// <summary>All that speaks against it so far.</summary>
    public Verdict Verdict => _verdict;

    /// <summary>One more judgement.</summary>
    public void Add(Verdict verdict) => _verdict = _verdict.And(verdict);

    /// <summary>Hosts of the connection that take machines of this size; empty when that is objected to.</summary>
    /// <exception cref="HostException">They do not answer.</exception>
    public async Task<IReadOnlyList<HostFacts>> HostsAsync(Connection connection, int processors, long memoryBytes, CancellationToken ct)
    {
        var inService = new ConnectionInService("connectionId").Judge(connection);
        Add(inService);
        if (!inService.IsYes) return [];
        var hypervisor = await hosts.HypervisorAsync(connection.Id, ct).ConfigureAwait(false);
        var all = await hypervisor.HostsAsync(ct).ConfigureAwait(false);
        Add(new HostsTakeMachines(connection.Name).Judge(all));
        if (all.Count > 0) Add(new SwitchIsKnown(all).Judge(connection.Switch));
        var open = Placement.Open(all);
        Add(new HardwareFitsHosts(open).Judge((processors, memoryBytes)));
        return open;
    }

    /// <summary>Names for so many machines, in order; empty when there are too few.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(NamingScheme scheme, Guid? catalog, int count, IEnumerable<string> foreign, CancellationToken ct)
    {
        var names = await FreeNames.LoadAsync(db, scheme, catalog, foreign, ct).ConfigureAwait(false);
        var verdict = new NamingSchemeHasRoom(scheme, names.InUse).Judge(count);
        Add(verdict);
        return verdict.IsYes ? [.. names.Next().Take(count)] : [];
    }

    /// <summary>Whether the connection's pool has addresses for so many machines.</summary>
    public async Task MacsAsync(Connection connection, int count, CancellationToken ct) =>
        Add(new MacPoolHasRoom((await FreeAddresses.TakenAsync(db, new(new(connection.FirstMac)), ct).ConfigureAwait(false)).Count).Judge(count));

    /// <summary>What would be written, and whether it fits beside what others were promised.</summary>
    /// <param name="connection">On its storage.</param>
    /// <param name="host">Who looks.</param>
    /// <param name="machines">How many.</param>
    /// <param name="virtualBytes">Of their disks.</param>
    /// <param name="imageBytes">0 when there is an image.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="HostException">The host cannot tell.</exception>
    public async Task<PlannedStorage> StorageAsync(Connection connection, string host, int machines, long virtualBytes, long imageBytes, CancellationToken ct)
    {
        var machine = await hosts.MachineAsync(connection.Id, host, ct).ConfigureAwait(false);
        var room = await machine.RoomAsync(connection.StorageFolder, ct).ConfigureAwait(false);
        var promises = await Promises.LoadAsync(db, ct).ConfigureAwait(false);
        var storage = new PlannedStorage(connection.StorageFolder, imageBytes, machines * DiskSizes.Difference(virtualBytes), machines * DiskSizes.Identity,
            promises.On(connection.Address, connection.StorageFolder), room.FreeBytes, room.TotalBytes);
        Add(new StorageHasRoom(connection.StorageFolder, room).Judge(storage.Bytes + storage.PromisedBytes));
        if (connection.IdentityFolder is { } own)
            Add(new StorageHasRoom(own, await machine.RoomAsync(own, ct).ConfigureAwait(false)).Judge(storage.IdentityDiskBytes + promises.On(connection.Address, own)));
        return storage;
    }
}
