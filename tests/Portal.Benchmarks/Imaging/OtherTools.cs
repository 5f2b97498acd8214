using System.Diagnostics;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Imaging.Identity;

namespace Portal.Benchmarks.Imaging;

/// <summary>mkfs.fat, mcopy and qemu-img, one after another, as a script would call them. They make no partition table and give no credit for it.</summary>
internal sealed class OtherTools
{
    private readonly string _files = Directory.CreateTempSubdirectory("portal-bench-files-").FullName;

    /// <summary>Lays out the files that an identity disk has, for mcopy to copy.</summary>
    public OtherTools(MachineIdentity identity)
    {
        using var disk = VirtualDisk.Open(IdentityDisk.Build(identity, DiskFormat.Vhdx), _ => null);
        var volume = FatVolume.Open(disk);
        foreach (var path in volume.Paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_files, path))!);
            File.WriteAllBytes(Path.Combine(_files, path), volume.Read(path)!);
        }
    }

    /// <summary>Makes so many disks in a folder.</summary>
    /// <returns>CPU of the programs alone; that of starting them is left out.</returns>
    public TimeSpan Make(string folder, int count)
    {
        var entries = Directory.GetFileSystemEntries(_files);
        var before = ChildTime.Now;
        for (var i = 0; i < count; i++)
        {
            var (raw, disk) = (Path.Combine(folder, $"{i}.img"), Path.Combine(folder, $"{i}.vhdx"));
            Run("mkfs.fat", "-C", "-F", "16", "-s", "4", "-n", "CIDATA", raw, "16320");
            Run("mcopy", ["-s", "-i", raw, .. entries, "::"]);
            Run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", "-o", "subformat=dynamic,block_size=1M", raw, disk);
            File.Delete(raw);
        }

        return ChildTime.Now - before;
    }

    public void Clear() => Directory.Delete(_files, recursive: true);

    private static void Run(string program, params string[] arguments)
    {
        var path = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} is not installed, and is what is compared with.");
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
