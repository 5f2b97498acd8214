using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Removes a checkpoint. What was written since goes into the disk that it froze, where nothing else is over that and the machine is off; otherwise the chain stays as long as it is.</summary>
internal static class CheckpointRemoval
{
    private const int Grain = 1 << 20;

    /// <exception cref="RefusalException">0x80070490, or a disk that cannot be opened.</exception>
    public static void Remove(IWindowsHost host, Guid id, Guid checkpoint)
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            var gone = machine.Snapshots.FirstOrDefault(each => each.Id == checkpoint) ?? throw RefusalException.Gone("The checkpoint");
            var isLast = machine.SnapshotParent == checkpoint && machine.Snapshots.All(each => each.Parent != checkpoint);
            var merged = isLast && machine.Power == VmPower.Off ? [.. machine.Drives.Select(drive => Merged(host, drive, gone))] : machine.Drives;
            host.Machines.Change(id, now => now with
            {
                Drives = merged,
                Snapshots = [.. now.Snapshots.Where(each => each.Id != checkpoint).Select(each => each.Parent == checkpoint ? each with { Parent = gone.Parent } : each)],
                SnapshotParent = now.SnapshotParent == checkpoint ? gone.Parent : now.SnapshotParent,
            });
            foreach (var path in machine.DiskPaths.Except(merged.Select(drive => drive.Path).OfType<string>(), StringComparer.OrdinalIgnoreCase)) host.OwnFiles.Delete(path);
        }
    }

    private static VmDrive Merged(IWindowsHost host, VmDrive drive, VmSnapshot gone)
    {
        if (drive.Path is not { } above || DiskChain.Paths(host.OwnFiles, above).ElementAtOrDefault(1) is not { } below
            || !gone.Drives.Any(frozen => string.Equals(frozen.Path, below, StringComparison.OrdinalIgnoreCase)))
            return drive;
        using (var from = DiskChain.Open(host.OwnFiles, above))
        using (var file = new FileStream(host.OwnFiles.Real(below), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        using (var to = WritableDisk.Open(file, locator => host.OwnFiles.OpenRead(DiskChain.Parent(host.OwnFiles, below, locator)!)))
        {
            Merge(from, to);
        }

        return drive with { Path = below };
    }

    private static void Merge(VirtualDisk from, WritableDisk to)
    {
        var (wanted, there) = (new byte[Grain], new byte[Grain]);
        for (long at = 0; at < from.Length; at += Grain)
        {
            var length = (int)Math.Min(Grain, from.Length - at);
            from.Read(at, wanted.AsSpan(0, length));
            to.Read(at, there.AsSpan(0, length));
            if (!wanted.AsSpan(0, length).SequenceEqual(there.AsSpan(0, length))) to.Write(at, wanted.AsSpan(0, length));
        }

        to.Flush();
    }
}
