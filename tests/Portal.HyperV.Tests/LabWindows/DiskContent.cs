using System.Security.Cryptography;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>What a guest would read from a disk, as 7-Zip reads it through its chain: never by our own reader.</summary>
internal static class DiskContent
{
    /// <summary>SHA-256 of all of it.</summary>
    public static string Hash(string disk)
    {
        using var folder = new TemporaryFolder();
        Tool.Run("7zz", ["e", disk.EndsWith("hdx", StringComparison.OrdinalIgnoreCase) ? "-tvhdx" : "-tvhd", "-y", $"-o{folder.FullPath}", Path.GetFileName(disk)], folder: Path.GetDirectoryName(disk));
        using var content = File.OpenRead(Directory.GetFiles(folder.FullPath).Single());
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
