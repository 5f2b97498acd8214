namespace Portal.Lab.HyperV;

/// <summary>Format of a virtual disk.</summary>
public enum DiskFormat
{
    /// <summary>.vhd, .avhd.</summary>
    Vhd = 2,

    /// <summary>.vhdx, .avhdx.</summary>
    Vhdx = 3,
}

/// <summary>Kinds of virtual disks, with the numbers of Msvm_VirtualHardDiskSettingData.</summary>
public enum DiskKind
{
    /// <summary>All of it is there.</summary>
    Fixed = 2,

    /// <summary>Grows.</summary>
    Dynamic = 3,

    /// <summary>Holds what differs from its parent.</summary>
    Differencing = 4,
}

/// <summary>What the name of a disk file says: Windows picks the reader by the extension.</summary>
public static class DiskName
{
    /// <exception cref="RefusalException">0xC03A0014 for any other extension, or none.</exception>
    public static DiskFormat FormatOf(string path) => Path.GetExtension(LastName(path)).ToUpperInvariant() switch
    {
        ".VHD" or ".AVHD" => DiskFormat.Vhd,
        ".VHDX" or ".AVHDX" => DiskFormat.Vhdx,
        _ => throw RefusalException.UnknownExtension(path),
    };

    /// <summary>The last part of a Windows path.</summary>
    public static string LastName(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];

    /// <summary>The folder of a Windows path; "" where there is none.</summary>
    public static string Folder(string path) => path.LastIndexOfAny(['\\', '/']) is > 0 and var at ? path[..at] : "";

    /// <summary>Name of the file that a checkpoint freezes this disk with: the old name, an underscore, a new id, <c>.avhdx</c> or <c>.avhd</c>.</summary>
    public static string Frozen(string path, Guid id)
    {
        var name = Path.GetFileNameWithoutExtension(LastName(path));
        var cut = name.Length > 37 && name[^37] == '_' && Guid.TryParse(name[^36..], out _) ? name[..^37] : name;
        return $"{Folder(path)}\\{cut}_{id.ToString("D").ToUpperInvariant()}{(FormatOf(path) == DiskFormat.Vhd ? ".avhd" : ".avhdx")}";
    }
}
