using System.Globalization;
using Portal.Domain.Hosts;
using Portal.Runs;

namespace Portal.Features.Plans;

/// <summary>Deletes what the ledger names, each kind in its way. What is not there is as good as deleted.</summary>
public sealed class Deletions(IHosts hosts)
{
    /// <summary>Virtual machines, by stamp and never by name.</summary>
    public async Task DeleteMachinesAsync(Guid connection, IEnumerable<Thing> things, CancellationToken ct)
    {
        var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
        foreach (var thing in things.Where(thing => thing.Kind == Things.VirtualMachine))
            await hypervisor.DeleteAsync(Guid.Parse(thing.Name, CultureInfo.InvariantCulture), ct).ConfigureAwait(false);
    }

    /// <summary>Disks, and what is still in staging folders. The folders stay: they are the connection's.</summary>
    /// <remarks>Deleting a disk takes its half-written forerunners along: those are asked for by themselves only where the disk is to stay.</remarks>
    public async Task DeleteFilesAsync(Guid connection, IReadOnlyList<Thing> things, CancellationToken ct)
    {
        var whole = things.Any(thing => thing is { Kind: Things.Disk, Transient: false });
        foreach (var at in things.GroupBy(thing => thing.Host))
        {
            foreach (var disk in at.Where(thing => thing.Kind == Things.Disk && thing.Transient != whole))
                await (await hosts.MachineAsync(connection, at.Key, ct).ConfigureAwait(false)).DeleteFileAsync(disk.Name, ct).ConfigureAwait(false);
            foreach (var staged in at.Where(thing => thing.Kind == Things.Staged))
                await (await hosts.ShareAsync(connection, at.Key, ct).ConfigureAwait(false)).DeleteAsync(staged.Name, ct).ConfigureAwait(false);
        }
    }
}
