using System.Text.RegularExpressions;
using Portal.Imaging;

namespace Portal.Lab.Masters;

/// <summary>Somebody's disk that shall become a master.</summary>
/// <param name="Disk">Full path on this system.</param>
/// <param name="Name">Of the machine; null takes the file's.</param>
/// <param name="Generation">1 or 2; null goes by what is on the disk.</param>
/// <param name="Host">Short name or FQDN; null is the first machine.</param>
internal sealed partial record ImportOrder(string Disk, string? Name, int? Generation, string? Host)
{
    private const int LongestName = 64;

    /// <summary>The name of the machine.</summary>
    /// <exception cref="Complaint">No machine can be called so.</exception>
    public string MachineName()
    {
        if (Name is not null) return Names().IsMatch(Name) ? Name : throw new Complaint("name", Name, $"A master's name has 1 to {LongestName} letters, digits, points, hyphens and underscores, and begins and ends with none of the marks.", "Give another name.");
        var plain = Marks().Replace(Path.GetFileNameWithoutExtension(Disk), "-").Trim('-', '.', '_');
        return plain.Length == 0 ? "master" : plain[..Math.Min(plain.Length, LongestName)].TrimEnd('-', '.', '_');
    }

    /// <summary>The file as it is now.</summary>
    /// <exception cref="Complaint">It is no file, or holds nothing.</exception>
    public FileInfo File()
    {
        if (!Path.IsPathFullyQualified(Disk)) throw new Complaint("disk", Disk, "It must be a full path.", "Give the path from the root.");
        if (Directory.Exists(Disk)) throw new Complaint("disk", Disk, "This is a folder; it must be a file.", "Give the path of the disk file in it.");
        var file = new FileInfo(Disk);
        if (!file.Exists) throw new Complaint("disk", Disk, "There is no such file.", "Check the path.");
        return file.Length > 0 ? file : throw new Complaint("disk", Disk, "The file is empty (0 bytes).", "Give a raw, VHD or VHDX disk; copy it again if it should not be empty.");
    }

    /// <summary>The generation of the machine, where the disk has been opened.</summary>
    /// <exception cref="Complaint">Neither 1 nor 2, or one that cannot have this disk.</exception>
    public int GenerationFor(VirtualDisk disk)
    {
        if (Generation is not (null or 1 or 2)) throw new Complaint("generation", $"{Generation}", "It must be 1 or 2.", "Leave it out: it is then chosen by the disk.");
        return Generation ?? (disk.Info.Format != DiskFormat.Vhd && HasEfi(disk) ? 2 : 1);
    }

    // The second sector of a disk with a GUID partition table begins so, and firmware of Generation 2 starts from no other.
    private static bool HasEfi(VirtualDisk disk)
    {
        var sector = new byte[8];
        if (disk.Length < disk.Info.LogicalSectorSize + sector.Length) return false;
        disk.Read(disk.Info.LogicalSectorSize, sector);
        return sector.AsSpan().SequenceEqual("EFI PART"u8);
    }

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
