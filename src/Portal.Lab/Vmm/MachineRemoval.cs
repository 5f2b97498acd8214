using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>Takes virtual machines away, as VMM does: with every file that is still attached, unless it is told otherwise.</summary>
internal static class MachineRemoval
{
    /// <summary>Out of VMM alone. The machine stays on its host, and comes back when that is read again.</summary>
    public static void Forget(VmmServer server, VmmView view, Guid vmId)
    {
        if (view.Machine is null) server.Database.Remove(vmId);
        else server.Database.Put((view.Record ?? new VmmMachineRecord(vmId, view.Host.ShortName, view.Machine.Name)) with { Forgotten = true });
    }

    /// <summary>From its host and out of VMM.</summary>
    /// <param name="server">That knows it.</param>
    /// <param name="view">The machine, which is off.</param>
    /// <param name="vmId">The host's id.</param>
    /// <param name="keepFiles">Whether its disks stay.</param>
    /// <exception cref="HyperV.RefusalException">It is not off, or a file is in use.</exception>
    public static void Remove(VmmServer server, VmmView view, Guid vmId, bool keepFiles)
    {
        if (view.Machine is { } machine)
        {
            view.Host.Machines.Change(vmId, now => now with { Clustered = false });
            MachineLife.Remove(view.Host, vmId);
            server.Database.Remove(vmId);
            if (!keepFiles) DeleteFiles(view.Host, machine);
        }

        server.Database.Remove(vmId);
    }

    // Its disks and those that its checkpoints froze; what these were made from is not the machine's.
    private static void DeleteFiles(WindowsHost host, VmRecord machine)
    {
        var frozen = machine.Snapshots.SelectMany(snapshot => snapshot.Drives).Select(drive => drive.Path).OfType<string>();
        foreach (var path in machine.DiskPaths.Concat(frozen).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (host.OwnFiles.FileExists(path)) host.OwnFiles.Delete(path);
        }
    }
}
