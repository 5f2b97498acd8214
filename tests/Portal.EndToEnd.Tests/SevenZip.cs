using System.Diagnostics;
using System.Security.Cryptography;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>Reads disks through their chains with a program that shares no code with ours.</summary>
internal static class SevenZip
{
    /// <summary>Checks a disk with all its parents.</summary>
    public static void Accepts(ListedDisk disk)
    {
        NameParents(disk);
        Assert.Contains("Everything is Ok", Tool.Run("7zz", ["t", Path.GetFileName(disk.Path)], folder: Path.GetDirectoryName(disk.Path)), StringComparison.Ordinal);
    }

    /// <summary>SHA-256 of what a guest sees of the disk.</summary>
    public static string Hash(ListedDisk disk)
    {
        NameParents(disk);
        using var read = Process.Start(new ProcessStartInfo("7zz", ["e", "-tvhdx", "-so", Path.GetFileName(disk.Path)])
        {
            UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(disk.Path),
        })!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(read.StandardOutput.BaseStream));
        read.WaitForExit();
        Assert.Equal(0, read.ExitCode);
        return hash;
    }

    // On Linux 7-Zip takes the backslashes of a parent's path for letters of its name.
    private static void NameParents(ListedDisk disk)
    {
        var child = disk.Path;
        foreach (var parent in disk.Parents)
        {
            var folder = Path.GetDirectoryName(child)!;
            var literal = Path.Combine(folder, Path.GetRelativePath(folder, parent).Replace('/', '\\'));
            if (!File.Exists(literal)) File.CreateSymbolicLink(literal, parent);
            child = parent;
        }
    }
}
