using Portal.Imaging.Files;
using Portal.Imaging.Vhdx;

namespace Portal.Imaging;

/// <summary>Makes VHDX files: log at 1 MiB, metadata at 2 MiB, block table at 3 MiB, blocks behind it. [MS-VHDX] 2.2 to 2.6.</summary>
public static class VhdxWriter
{
    private const int DynamicBlock = 32 * VhdxLayout.MiB;
    private const int DifferencingBlock = 2 * VhdxLayout.MiB;
    private const long LogAt = VhdxLayout.MiB;
    private const long MetadataAt = 2 * VhdxLayout.MiB;
    private const long TableAt = 3 * VhdxLayout.MiB;

    /// <summary>Writes an empty dynamic disk: a whole number of MiB, 4 at least.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="virtualSize">Bytes: a whole number of logical sectors, up to 64 TiB.</param>
    /// <param name="options">Block and sector sizes, source of GUIDs.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">Unsupported: there is no such VHDX.</exception>
    public static DiskInfo CreateDynamic(Stream target, long virtualSize, DiskOptions? options = null)
    {
        options ??= new DiskOptions();
        return Create(target, options, new VhdxMetadata(
            options.BlockSize ?? DynamicBlock, LeaveAllocated: false, HasParent: false, virtualSize,
            options.LogicalSectorSize, options.PhysicalSectorSize, options.NewGuid(), Parent: null));
    }

    /// <summary>Writes an empty differencing disk over <paramref name="parent"/>: its size and sectors are the parent's.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="parent">What <see cref="VirtualDisk.Inspect"/> says of the parent, a VHDX.</param>
    /// <param name="locator">The parent's paths; its identity is taken from <paramref name="parent"/>.</param>
    /// <param name="options">Block size, source of GUIDs.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">Unsupported: the parent is no VHDX.</exception>
    public static DiskInfo CreateDifferencing(Stream target, DiskInfo parent, ParentLocator locator, DiskOptions? options = null)
    {
        options ??= new DiskOptions();
        NewFile.CheckParent(target, DiskFormat.Vhdx, parent);
        return Create(target, options, new VhdxMetadata(
            options.BlockSize ?? DifferencingBlock, LeaveAllocated: false, HasParent: true, parent.VirtualSize,
            parent.LogicalSectorSize, parent.PhysicalSectorSize, options.NewGuid(), new VhdxParent(locator with { Identity = parent.Identity }, null)));
    }

    /// <summary>Writes a dynamic disk that holds exactly <paramref name="content"/>; zeros take no room.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="content">Bare sectors: a whole number of 512-byte ones. Left open.</param>
    /// <param name="options">Block and sector sizes, source of GUIDs.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">The content is no disk, or too big for the format.</exception>
    public static DiskInfo WriteDynamic(Stream target, Stream content, DiskOptions? options = null)
    {
        using var raw = VirtualDisk.OpenRaw(content, leaveOpen: true);
        return DiskConversion.Flatten(raw, target, DiskFormat.Vhdx, progress: null, CancellationToken.None, options);
    }

    private static DiskInfo Create(Stream target, DiskOptions options, VhdxMetadata disk)
    {
        if (disk.Complaint() is { } complaint) throw NewFile.Refused(target, complaint);
        var file = NewFile.Of(target);
        var entries = VhdxBlocks.Entries(disk) * 8;
        var table = new Extent(TableAt, (entries + VhdxLayout.MiB - 1) / VhdxLayout.MiB * VhdxLayout.MiB);
        var regions = new VhdxRegions(table, new Extent(MetadataAt, VhdxLayout.MiB)).ToBytes();
        var (fileWrite, dataWrite) = (options.NewGuid(), options.NewGuid());

        file.Grow(table.End);
        file.Write(0, VhdxLayout.FileSignature);
        file.Write(VhdxLayout.FileSignature.Length, "P\0o\0r\0t\0a\0l\0"u8); // the creator, in UTF-16
        for (var slot = 0; slot < 2; slot++)
        {
            var header = new VhdxHeader(Sequence: (ulong)slot + 1, fileWrite, dataWrite, Log: Guid.Empty, LogLength: VhdxLayout.MiB, LogOffset: LogAt);
            file.Write(slot == 0 ? VhdxLayout.Header1 : VhdxLayout.Header2, header.ToBytes());
        }

        file.Write(VhdxLayout.RegionTable1, regions);
        file.Write(VhdxLayout.RegionTable2, regions);
        file.Write(MetadataAt, disk.ToBytes());
        return VirtualDisk.Inspect(target);
    }
}
