using Portal.Imaging.Files;
using Portal.Imaging.Vhd;

namespace Portal.Imaging;

/// <summary>Makes VHD files: footer, header, block table, paths of the parent, blocks, footer again.</summary>
public static class VhdWriter
{
    private const int DefaultBlock = 2 << 20;
    private const int TableAt = VhdFooter.Bytes + VhdHeader.Bytes;

    /// <summary>Writes an empty dynamic disk.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="virtualSize">Bytes: a whole number of 512-byte sectors, up to 2040 GiB.</param>
    /// <param name="options">Block size, source of GUIDs, clock.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">Unsupported: there is no such VHD.</exception>
    public static DiskInfo CreateDynamic(Stream target, long virtualSize, DiskOptions? options = null) =>
        Create(target, DiskKind.Dynamic, virtualSize, null, 0, options ?? new DiskOptions());

    /// <summary>Writes an empty differencing disk over <paramref name="parent"/>.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="parent">What <see cref="VirtualDisk.Inspect"/> says of the parent, a VHD.</param>
    /// <param name="locator">The parent's paths; its identity is taken from <paramref name="parent"/>.</param>
    /// <param name="options">Block size, source of GUIDs, clock.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">Unsupported: the parent is no VHD.</exception>
    public static DiskInfo CreateDifferencing(Stream target, DiskInfo parent, ParentLocator locator, DiskOptions? options = null)
    {
        NewFile.CheckParent(target, DiskFormat.Vhd, parent);
        return Create(target, DiskKind.Differencing, parent.VirtualSize, locator with { Identity = parent.Identity },
            parent.Stamp is { } stamp ? VhdFooter.SecondsAt(stamp) : 0, options ?? new DiskOptions());
    }

    /// <summary>Writes a dynamic disk that holds exactly <paramref name="content"/>; zeros take no room.</summary>
    /// <param name="target">Writable, seekable, empty. Left open.</param>
    /// <param name="content">Bare sectors: a whole number of 512-byte ones. Left open.</param>
    /// <param name="options">Block size, source of GUIDs, clock.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">The content is no disk, or too big for the format.</exception>
    public static DiskInfo WriteDynamic(Stream target, Stream content, DiskOptions? options = null)
    {
        using var raw = VirtualDisk.OpenRaw(content, leaveOpen: true);
        return DiskConversion.Flatten(raw, target, DiskFormat.Vhd, progress: null, CancellationToken.None, options);
    }

    private static DiskInfo Create(Stream target, DiskKind kind, long size, ParentLocator? parent, uint parentSeconds, DiskOptions options)
    {
        var block = options.BlockSize ?? DefaultBlock;
        if (size is <= 0 or > VhdFooter.LargestDisk || size % 512 != 0)
            throw NewFile.Refused(target, $"a VHD has up to 2040 GiB in 512-byte sectors, and {size:N0} bytes were asked for");
        if (!VhdHeader.IsBlock(block)) throw NewFile.Refused(target, $"a block is a power of two from 4 KiB to 256 MiB, and {block:N0} bytes were asked for");

        var file = NewFile.Of(target);
        var entries = (size + block - 1) / block;
        var tableBytes = ((entries * 4) + 511) / 512 * 512;
        var footer = new VhdFooter(kind, size, VhdFooter.Bytes, options.NewGuid(), VhdFooter.SecondsAt(options.Clock.GetUtcNow())).ToBytes();
        var (header, paths) = new VhdHeader(TableAt, entries, block, parent, parentSeconds).ToBytes(TableAt + tableBytes);

        file.Write(0, footer);
        file.Write(VhdFooter.Bytes, header);
        FillTable(file, tableBytes);
        file.Write(TableAt + tableBytes, paths);
        file.Write(TableAt + tableBytes + paths.Length, footer);
        return VirtualDisk.Inspect(target);
    }

    private static void FillTable(DiskFile file, long bytes)
    {
        var ones = new byte[Math.Min(bytes, 64 << 10)];
        Array.Fill(ones, byte.MaxValue);
        for (long at = 0; at < bytes; at += ones.Length) file.Write(TableAt + at, ones.AsSpan(0, (int)Math.Min(ones.Length, bytes - at)));
    }
}
