using Portal.Imaging;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A disk file, as Get-VHD gives it.</summary>
public sealed class VirtualHardDisk
{
    private readonly DiskInfo _info;

    internal VirtualHardDisk(string path, DiskInfo info, string? parentPath, long fileSize, bool attached) =>
        (Path, _info, ParentPath, FileSize, Attached) = (path, info, parentPath, (ulong)fileSize, attached);

    /// <summary>Of the file.</summary>
    public string Path { get; }

    /// <summary>"VHD" or "VHDX".</summary>
    public string VhdFormat => _info.Format == DiskFormat.Vhd ? "VHD" : "VHDX";

    /// <summary>"Fixed", "Dynamic" or "Differencing".</summary>
    public string VhdType => _info.Kind.ToString();

    /// <summary>Bytes that the guest sees.</summary>
    public ulong Size => (ulong)_info.VirtualSize;

    /// <summary>Bytes of the file.</summary>
    public ulong FileSize { get; }

    /// <summary>Of the parent; empty where there is none.</summary>
    public string? ParentPath { get; }

    /// <summary>Bytes.</summary>
    public uint BlockSize => (uint)_info.BlockSize;

    /// <summary>512 or 4096.</summary>
    public uint LogicalSectorSize => (uint)_info.LogicalSectorSize;

    /// <summary>512 or 4096.</summary>
    public uint PhysicalSectorSize => (uint)_info.PhysicalSectorSize;

    /// <summary>In use by a machine of this host.</summary>
    public bool Attached { get; }
}
