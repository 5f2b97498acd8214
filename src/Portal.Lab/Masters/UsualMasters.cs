using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Masters;

/// <summary>The masters that every new lab has. Their disks are small, real, and the same in every lab.</summary>
internal static class UsualMasters
{
    private const int DiskSize = 64 << 20;

    private static readonly (string Host, Usual Master)[] All =
    [
        ("hv01", new Usual("debian-12", Generation: 2, ".vhdx", MasterFiles.Debian, ["installed", "updated", "clean"])),
        ("hv02", new Usual("win-2022", Generation: 1, ".vhdx", MasterFiles.Windows, ["installed", "sysprepped"])),
        ("hv03", new Usual("debian-12-r2", Generation: 1, ".vhd", MasterFiles.Debian, ["installed", "clean"])),
    ];

    // What a VMM up to 2012 R2 makes machines of is Generation 1 alone.
    private static readonly (string Host, Usual Master) ForOldVmm = ("hv01", new Usual("debian-12-g1", Generation: 1, ".vhdx", MasterFiles.Debian, ["installed", "updated", "clean"]));

    /// <summary>Puts up those that were never put up, and finishes those that a killed lab had begun. One that somebody has removed stays removed.</summary>
    public static void PutUp(LabSite site)
    {
        var known = MasterRecord.All(site.Folder).Select(record => record.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, master) in site.Vmm is { Release: <= VmmRelease.Vmm2012R2 } ? All.Append(ForOldVmm) : All)
        {
            if (!known.Contains(master.Name) && site.Find(name) is { } host && (master.Generation == 1 || host.Release >= WindowsRelease.Ws2012R2)) PutUp(host, FitFor(host, master)).Write(site.Folder);
        }
    }

    private static Usual FitFor(WindowsHost host, Usual master) => host.Release < WindowsRelease.Ws2012 ? master with { Extension = ".vhd" } : master;

    private static MasterRecord PutUp(WindowsHost host, Usual master)
    {
        var machine = new MasterMachine(host, master.Name);
        machine.Clear();
        using var before = new Volume(master, master.Checkpoints[0], time: 0);
        machine.Make(master.Generation, master.Extension, before.WriteTo);
        machine.Freeze(master.Checkpoints[0]);
        foreach (var (age, checkpoint) in master.Checkpoints.Index().Skip(1))
        {
            using var after = new Volume(master, checkpoint, age);
            WriteChanges(host, machine.Leaf, after);
            machine.Freeze(checkpoint);
        }

        return machine.Done();
    }

    // As a guest would have done it: what differs goes into the disk on top of the chain.
    private static void WriteChanges(WindowsHost host, string leaf, Volume after)
    {
        const int Grain = 4096;
        var (was, now) = (new byte[Grain], new byte[Grain]);
        using var file = new FileStream(host.OwnFiles.Real(leaf), FileMode.Open, FileAccess.ReadWrite);
        using var disk = WritableDisk.Open(file, locator => host.OwnFiles.OpenRead(DiskChain.Parent(host.OwnFiles, leaf, locator)!));
        for (long at = 0; at < disk.Length; at += Grain)
        {
            disk.Read(at, was);
            after.Read(at, now);
            if (!was.AsSpan().SequenceEqual(now)) disk.Write(at, now);
        }

        disk.Flush();
    }

    /// <param name="Name">Of the machine.</param>
    /// <param name="Generation">1 or 2.</param>
    /// <param name="Extension">Of its disk.</param>
    /// <param name="Files">What is on the disk when this many checkpoints have been taken.</param>
    /// <param name="Checkpoints">Oldest first.</param>
    private sealed record Usual(string Name, int Generation, string Extension, Func<int, IEnumerable<FatFile>> Files, IReadOnlyList<string> Checkpoints);

    /// <summary>The disk as it is at one time, in memory.</summary>
    private sealed class Volume : IDisposable
    {
        private readonly SparseStream _file = new();
        private readonly WritableDisk _disk;

        public Volume(Usual master, string label, int time)
        {
            var seed = (uint)MasterFiles.Number(master.Name);
            _ = master.Extension == ".vhd"
                ? VhdWriter.CreateDynamic(_file, DiskSize, MasterFiles.Options(master.Name))
                : VhdxWriter.CreateDynamic(_file, DiskSize, MasterFiles.Options(master.Name) with { BlockSize = 1 << 20 });
            _disk = WritableDisk.Open(_file, _ => null, leaveOpen: true);
            _disk.NewGuid = MasterFiles.Options($"{master.Name} {label}").NewGuid;
            FatVolumeWriter.Write(_disk, new FatVolumeOptions("SYSTEM", seed, seed, MasterFiles.Time), master.Files(time));
            _disk.Flush();
        }

        public void WriteTo(Stream target) => _file.WriteTo(target);

        public void Read(long offset, Span<byte> buffer) => _disk.Read(offset, buffer);

        public void Dispose()
        {
            _disk.Dispose();
            _file.Dispose();
        }
    }
}
