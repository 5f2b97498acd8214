using System.Runtime.InteropServices;

namespace Portal.Imaging;

/// <summary>How a disk file is laid out. The numbers are those of WMI (<c>Msvm_VirtualHardDiskSettingData.Format</c>).</summary>
public enum DiskFormat
{
    /// <summary>Bare sectors, no container. No number of WMI's.</summary>
    Raw = 0,

    /// <summary>Up to 2040 GiB, 512-byte sectors, Generation 1 only.</summary>
    Vhd = 2,

    /// <summary>Up to 64 TiB; Windows Server 2012 and later.</summary>
    Vhdx = 3,
}

/// <summary>How a disk file grows. The numbers are those of WMI (<c>Msvm_VirtualHardDiskSettingData.Type</c>).</summary>
public enum DiskKind
{
    /// <summary>All of it is there from the start.</summary>
    Fixed = 2,

    /// <summary>Grows block by block.</summary>
    Dynamic = 3,

    /// <summary>Holds what differs from its parent.</summary>
    Differencing = 4,
}

/// <summary>What a disk file says of itself; nothing of its parents.</summary>
/// <param name="Format">Container.</param>
/// <param name="Kind">Fixed, dynamic or differencing.</param>
/// <param name="VirtualSize">Bytes that the guest sees.</param>
/// <param name="BlockSize">Bytes per block; 0 where there are none (raw, fixed VHD).</param>
/// <param name="LogicalSectorSize">512 or 4096.</param>
/// <param name="PhysicalSectorSize">512 or 4096.</param>
/// <param name="Identity">What a child remembers of it: a VHDX's data write GUID (new whenever data changes), a VHD's unique id; empty for raw.</param>
/// <param name="Parent">Where the parent is; null unless differencing.</param>
public sealed record DiskInfo(
    DiskFormat Format, DiskKind Kind, long VirtualSize, int BlockSize, int LogicalSectorSize, int PhysicalSectorSize, Guid Identity, ParentLocator? Parent)
{
    /// <summary>VHD only: the footer's time stamp, which a child keeps of its parent. Whole seconds.</summary>
    public DateTimeOffset? Stamp { get; init; }
}

/// <summary>How a differencing disk remembers its parent. Paths are Windows paths, looked up in the order of the parameters.</summary>
/// <param name="Identity">The <see cref="DiskInfo.Identity"/> that the parent must have.</param>
/// <param name="RelativePath">From the child's folder: <c>..\images\base.vhdx</c>.</param>
/// <param name="VolumePath">VHDX only: <c>\\?\Volume{...}\images\base.vhdx</c>.</param>
/// <param name="AbsolutePath"><c>C:\images\base.vhdx</c>.</param>
public sealed record ParentLocator(Guid Identity, string? RelativePath, string? VolumePath, string? AbsolutePath)
{
    /// <summary>The paths that are there, in the order in which they are tried.</summary>
    public IEnumerable<string> Paths => new[] { RelativePath, VolumePath, AbsolutePath }.Where(path => !string.IsNullOrEmpty(path))!;

    /// <inheritdoc />
    public override string ToString() => $"{string.Join(" or ", Paths)} ({Identity:B})";
}

/// <summary>A run of bytes of a virtual disk.</summary>
/// <param name="Offset">From the start of the virtual disk.</param>
/// <param name="Length">Bytes, more than 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Extent(long Offset, long Length)
{
    /// <summary>The first byte behind it.</summary>
    public long End => Offset + Length;
}
