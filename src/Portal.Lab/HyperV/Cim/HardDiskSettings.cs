using System.Globalization;
using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim;

/// <summary>What a caller of the image management service asks for: Msvm_VirtualHardDiskSettingData, read and checked.</summary>
/// <param name="Kind">Fixed, dynamic or differencing.</param>
/// <param name="Format">VHD or VHDX.</param>
/// <param name="Path">Of the disk to make.</param>
/// <param name="ParentPath">Of its parent, for a differencing one.</param>
/// <param name="Size">Bytes; 0 means that of the source or parent.</param>
/// <param name="BlockSize">Bytes; 0 means the default.</param>
/// <param name="LogicalSector">512 or 4096; 0 means the default.</param>
/// <param name="PhysicalSector">512 or 4096; 0 means the default.</param>
public sealed record HardDiskSettings(
    DiskKind Kind, DiskFormat Format, string Path, string? ParentPath, long Size, long BlockSize, int LogicalSector, int PhysicalSector)
{
    /// <summary>The class of the embedded instance.</summary>
    public const string ClassName = "Msvm_VirtualHardDiskSettingData";

    /// <summary>Reads the text that a caller passed.</summary>
    /// <exception cref="RefusalException">32773 or 32776.</exception>
    public static HardDiskSettings Parse(string text, WindowsRelease release)
    {
        var instance = EmbeddedInstance.Parse(text, ClassName, CimFacts.Properties(release, ClassName));
        var path = instance["Path"];
        if (string.IsNullOrEmpty(path))
            throw RefusalException.Invalid("The setting data has no Path.");
        var kind = Number(instance, "Type") switch
        {
            2 => DiskKind.Fixed,
            3 => DiskKind.Dynamic,
            4 => DiskKind.Differencing,
            var other => throw RefusalException.Invalid($"Type is {other}; 2, 3 and 4 are known."),
        };
        var format = Number(instance, "Format") switch
        {
            2 => DiskFormat.Vhd,
            3 => DiskFormat.Vhdx,
            4 when release >= WindowsRelease.Ws2016 => throw RefusalException.Unsupported("VHD sets are not made here."),
            var other => throw RefusalException.Invalid($"Format is {other}; 2 and 3 are known."),
        };
        if (DiskName.FormatOf(path) != format)
            throw RefusalException.Invalid($"'{path}' does not have the extension of its format, which is {format}.");
        var parent = instance["ParentPath"];
        return new(kind, format, path, string.IsNullOrEmpty(parent) ? null : parent, (long)Number(instance, "MaxInternalSize"), (long)Number(instance, "BlockSize"),
            Sector(instance, "LogicalSectorSize"), Sector(instance, "PhysicalSectorSize"));
    }

    private static ulong Number(EmbeddedInstance instance, string property) =>
        instance[property] is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static int Sector(EmbeddedInstance instance, string property) => Number(instance, property) switch
    {
        0 => 0,
        512 => 512,
        4096 => 4096,
        var other => throw RefusalException.Invalid($"{property} is {other}; 512 and 4096 are known."),
    };
}
