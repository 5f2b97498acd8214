using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Goes back to a checkpoint: over each frozen disk there is a new differencing disk, and what was on top is gone.</summary>
internal static class CheckpointRestore
{
    /// <exception cref="RefusalException">0x80070490, a disk that cannot be opened, no room.</exception>
    public static void To(IWindowsHost host, Guid id, Guid checkpoint)
    {
        lock (host.Held.Changing)
        {
            var before = MachinePower.Existing(host, id);
            var snapshot = before.Snapshots.FirstOrDefault(each => each.Id == checkpoint) ?? throw RefusalException.Gone("The checkpoint");
            MachinePower.TurnOff(host, id);
            var drives = snapshot.Drives.Select(drive => drive.Path is { } path ? drive with { Path = MachineCheckpoint.Above(host, before, path) } : drive).ToList();
            host.Machines.Change(id, now => now with { Drives = drives, SnapshotParent = checkpoint });
            foreach (var path in before.DiskPaths.Except(Frozen(before), StringComparer.OrdinalIgnoreCase))
            {
                if (host.OwnFiles.FileExists(path)) host.OwnFiles.Delete(path);
            }
        }
    }

    private static IEnumerable<string> Frozen(VmRecord machine) => machine.Snapshots.SelectMany(snapshot => snapshot.Drives).Select(drive => drive.Path).OfType<string>();
}
