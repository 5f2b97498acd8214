using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Takes checkpoints: each disk is frozen as it is, and a new differencing disk over it takes its place.</summary>
internal static class MachineCheckpoint
{
    private const int Most = 50;

    /// <exception cref="RefusalException">The fifty-first, a disk that cannot be opened, no room.</exception>
    public static VmSnapshot Take(IWindowsHost host, Guid id, string? name, string kind = "Standard")
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            if (machine.Snapshots.Count >= Most)
                throw RefusalException.WrongState($"'{machine.Name}': There are {Most} checkpoints already");
            var now = host.Time.GetUtcNow();
            var snapshot = new VmSnapshot
            {
                Id = Guid.NewGuid(), Name = name ?? $"{machine.Name} - ({now.LocalDateTime:G})", Created = now, Parent = machine.SnapshotParent, Kind = kind, Drives = machine.Drives,
            };
            try
            {
                host.Held.Let(id); // what is frozen is read for its identity
                var after = machine with
                {
                    Drives = [.. machine.Drives.Select(drive => drive.Path is { } path ? drive with { Path = Above(host, machine, path) } : drive)],
                    Snapshots = [.. machine.Snapshots, snapshot],
                    SnapshotParent = snapshot.Id,
                };
                host.Held.Exchange(machine, after, host.OwnFiles);
                host.Machines.Change(id, _ => after);
            }
            catch
            {
                host.Held.Exchange(machine, machine, host.OwnFiles);
                throw;
            }

            return snapshot;
        }
    }

    /// <summary>Goes back: the disks that were written since are deleted, and each frozen one gets a new differencing disk.</summary>
    /// <exception cref="RefusalException">No such checkpoint, or the machine is not off.</exception>
    public static void Restore(IWindowsHost host, Guid id, Guid checkpoint)
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            if (machine.Power is not (VmPower.Off or VmPower.Saved))
                throw RefusalException.WrongState($"'{machine.Name}': The operation cannot be performed while the virtual machine is in its current state");
            var snapshot = machine.Snapshots.FirstOrDefault(each => each.Id == checkpoint) ?? throw RefusalException.Gone($"The checkpoint {checkpoint:D}");
            host.Held.Let(id);
            var after = machine with
            {
                Drives = [.. snapshot.Drives.Select(drive => drive.Path is { } path ? drive with { Path = Above(host, machine, path) } : drive)],
                SnapshotParent = snapshot.Id,
            };
            host.Held.Exchange(machine, after, host.OwnFiles);
            host.Machines.Change(id, _ => after);
            var kept = after.DiskPaths.Concat(machine.Snapshots.SelectMany(each => each.Drives).Select(drive => drive.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var written in machine.DiskPaths.Where(path => !kept.Contains(path)).ToList()) host.OwnFiles.Delete(written);
        }
    }

    internal static string Above(IWindowsHost host, VmRecord machine, string path)
    {
        var above = DiskName.Above(path, Guid.NewGuid());
        using (var parent = DiskChain.Open(host.OwnFiles, path))
        {
            NewDisk.Make(host.OwnFiles, above, target =>
            {
                var locator = new ParentLocator(Guid.Empty, ParentPaths.Relative(above, path), VolumePath: null, AbsolutePath: path);
                _ = parent.Info.Format == DiskFormat.Vhdx ? VhdxWriter.CreateDifferencing(target, parent.Info, locator) : VhdWriter.CreateDifferencing(target, parent.Info, locator);
            });
        }

        MachineDisks.Grant(host.OwnFiles, machine, above);
        return above;
    }
}
