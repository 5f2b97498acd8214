using Portal.Imaging.Files;

namespace Portal.Imaging;

/// <summary>Copies of disks that stand on their own.</summary>
public static class DiskConversion
{
    private const int Chunk = 1 << 20;
    private const int Grain = 64 << 10;

    /// <summary>Writes a dynamic disk that reads as <paramref name="source"/> does, through all its files, and has no parent. Holes and zeros take no room.</summary>
    /// <param name="source">A disk of any kind, raw too.</param>
    /// <param name="target">Writable, seekable, empty. Left open. Nothing else is written anywhere; memory stays under 2 MiB.</param>
    /// <param name="format">VHD or VHDX.</param>
    /// <param name="progress">Gets the bytes of the virtual disk that are done; at last its length.</param>
    /// <param name="ct">Looked at once a MiB; leaves <paramref name="target"/> as it is then.</param>
    /// <param name="options">Block size, GUIDs; sectors are the source's where it has any.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="DiskFormatException">The source is damaged, or the format cannot hold it.</exception>
    public static DiskInfo Flatten(VirtualDisk source, Stream target, DiskFormat format, IProgress<long>? progress, CancellationToken ct, DiskOptions? options = null)
    {
        options = ForSource(options ?? new DiskOptions(), source.Info, target, format);
        _ = format == DiskFormat.Vhdx
            ? VhdxWriter.CreateDynamic(target, source.Length, options)
            : VhdWriter.CreateDynamic(target, source.Length, options);

        using var copy = WritableDisk.Open(target, _ => null, leaveOpen: true);
        copy.NewGuid = options.NewGuid;
        var buffer = new byte[Chunk];
        foreach (var extent in source.Extents())
        {
            for (var offset = extent.Offset; offset < extent.End;)
            {
                ct.ThrowIfCancellationRequested();
                var part = buffer.AsSpan(0, (int)Math.Min(extent.End - offset, Chunk - (offset % Chunk)));
                source.Read(offset, part);
                WriteData(copy, offset, part);
                offset += part.Length;
                progress?.Report(offset);
            }
        }

        copy.Flush();
        progress?.Report(source.Length);
        return copy.Info;
    }

    private static void WriteData(WritableDisk copy, long offset, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var zeros = Zeros.Leading(bytes, Grain);
            offset += zeros;
            bytes = bytes[zeros..];
            var data = Zeros.LeadingData(bytes, Grain);
            if (data > 0) copy.Write(offset, bytes[..data]);
            offset += data;
            bytes = bytes[data..];
        }
    }

    private static DiskOptions ForSource(DiskOptions options, DiskInfo source, Stream target, DiskFormat format)
    {
        if (format is not (DiskFormat.Vhd or DiskFormat.Vhdx)) throw new ArgumentOutOfRangeException(nameof(format), format, "A copy is a VHD or a VHDX.");
        if (source.Format == DiskFormat.Raw) return options;
        if (format == DiskFormat.Vhd && source.LogicalSectorSize != 512)
            throw NewFile.Refused(target, $"a VHD has sectors of 512 bytes, and the source has {source.LogicalSectorSize}");
        return options with { LogicalSectorSize = source.LogicalSectorSize, PhysicalSectorSize = source.PhysicalSectorSize };
    }
}
