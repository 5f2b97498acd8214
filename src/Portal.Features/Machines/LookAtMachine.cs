using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Connections;

namespace Portal.Features.Machines;

/// <summary>Asks the hosts about one machine, now.</summary>
public sealed class LookAtMachine(IDbContextFactory<PortalDb> databases, IHosts hosts, TimeProvider time)
{
    /// <summary>Where its VM is and what it does.</summary>
    /// <returns>What a host says, or why it is not known.</returns>
    public async Task<Answer<MachineLook>> ExecuteAsync(Guid machine, CancellationToken ct)
    {
        if (await FindAsync(machine, ct).ConfigureAwait(false) is not { } place)
            return Answer.No<MachineLook>(Verdict.No("machine", machine.ToString(), "There is no such machine.", "It was removed: look for another."));
        try
        {
            var hypervisor = await hosts.HypervisorAsync(place.Connection, ct).ConfigureAwait(false);
            return await hypervisor.FindAsync(machine, ct).ConfigureAwait(false) is { } vm
                ? Answer.Yes(new MachineLook(vm, time.GetUtcNow()))
                : Answer.No<MachineLook>(Verdict.No("machine", place.Name, "No host has a VM of it.", "It is not made yet, or was deleted outside the portal: remove the machine and add another."));
        }
        catch (HostException refusal)
        {
            return Answer.No<MachineLook>(Refusals.On("machine", place.Name, refusal));
        }
    }

    /// <summary>Its disks with their sizes, from the image to the leaf, and then the identity disk; those that are not there are left out.</summary>
    public async Task<Answer<IReadOnlyList<HostDisk>>> DisksAsync(Guid machine, CancellationToken ct)
    {
        if (await FindAsync(machine, ct).ConfigureAwait(false) is not { } place)
            return Answer.No<IReadOnlyList<HostDisk>>(Verdict.No("machine", machine.ToString(), "There is no such machine.", "It was removed: look for another."));
        try
        {
            var host = await hosts.MachineAsync(place.Connection, place.Host, ct).ConfigureAwait(false);
            List<HostDisk> disks = [];
            foreach (var path in (IEnumerable<string>)[place.Image, place.Disk, place.Identity])
                if (await host.FindDiskAsync(path, ct).ConfigureAwait(false) is { } disk) disks.Add(disk);
            return Answer.Yes<IReadOnlyList<HostDisk>>(disks);
        }
        catch (HostException refusal)
        {
            return Answer.No<IReadOnlyList<HostDisk>>(Refusals.On("machine", place.Name, refusal));
        }
    }

    private async Task<Place?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await (
            from machine in db.Machines
            where machine.Id == id && machine.State != MachineState.Removed
            join catalog in db.Catalogs on machine.CatalogId equals catalog.Id
            join image in db.Images on machine.ImageId equals image.Id
            select new Place(machine.Name, catalog.ConnectionId, machine.Host, image.Path, machine.DiskPath, machine.IdentityPath)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private sealed record Place(string Name, Guid Connection, string Host, string Image, string Disk, string Identity);
}

/// <summary>A machine as its host sees it.</summary>
/// <param name="Vm">What the host says.</param>
/// <param name="When">When it was asked.</param>
public sealed record MachineLook(VmFacts Vm, DateTimeOffset When);
