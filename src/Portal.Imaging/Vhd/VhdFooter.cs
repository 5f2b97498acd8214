using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhd;

/// <summary>The 512 bytes at the end of a VHD, and again at the start of one that grows. Big-endian throughout.</summary>
/// <remarks>Virtual Hard Disk Image Format Specification 1.0, "Hard Disk Footer Format".</remarks>
internal sealed record VhdFooter(DiskKind Kind, long Size, long HeaderOffset, Guid Id, uint Seconds)
{
    public const int Bytes = 512;
    public const long LargestDisk = 2040L << 30;

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ReadOnlySpan<byte> Cookie => "conectix"u8;

    /// <summary>Whether the one at the end is intact; false when only the copy at the start is left.</summary>
    public bool AtEnd { get; init; } = true;

    public DateTimeOffset Stamp => Epoch.AddSeconds(Seconds);

    public static uint SecondsAt(DateTimeOffset time) => (uint)Math.Clamp((time - Epoch).TotalSeconds, 0, uint.MaxValue);

    /// <summary>The one at the end, else the copy at the start; null when the file has nothing like either.</summary>
    /// <exception cref="DiskFormatException">There is a footer, and no copy of it is intact.</exception>
    public static VhdFooter? Read(DiskFile file)
    {
        if (file.Length < Bytes) return null;

        var last = file.Read(file.Length - Bytes, Bytes, "footer");
        if (IsIntact(last)) return Parse(file, last);

        // Only a disk that grows has a copy; at the start of a fixed one is the guest's own first sector.
        var copy = file.Read(0, Bytes, "footer");
        if (IsIntact(copy) && Parse(file, copy) is { Kind: not DiskKind.Fixed } footer) return footer with { AtEnd = false };

        if (last.AsSpan().StartsWith(Cookie) || copy.AsSpan().StartsWith(Cookie))
            throw file.Damaged("a VHD has a footer, a growing one also a copy of it at its start, and none here is intact");
        return null;
    }

    private static bool IsIntact(byte[] bytes) => bytes.AsSpan().StartsWith(Cookie) && Checksum.Holds(bytes, 64);

    private static VhdFooter Parse(DiskFile file, byte[] bytes)
    {
        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(12));
        var kind = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(60));
        if (version != 0x0001_0000) throw file.Unsupported($"only version 1.0 of VHD is known, and this file has {version >> 16}.{version & 0xFFFF}");
        if (kind is < 2 or > 4) throw file.Unsupported($"a VHD is fixed, dynamic or differencing (2 to 4), and this one is {kind}");

        var footer = new VhdFooter(
            (DiskKind)kind,
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(48)),
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)),
            new Guid(bytes.AsSpan(68, 16), bigEndian: true),
            BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(24)));
        if (footer.Size is <= 0 or > LargestDisk || footer.Size % 512 != 0)
            throw file.Damaged($"a VHD has up to 2040 GiB in 512-byte sectors, and this one has {footer.Size:N0} bytes");
        return footer;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        var span = bytes.AsSpan();
        Cookie.CopyTo(span);
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], 2);
        BinaryPrimitives.WriteUInt32BigEndian(span[12..], 0x0001_0000);
        BinaryPrimitives.WriteInt64BigEndian(span[16..], HeaderOffset);
        BinaryPrimitives.WriteUInt32BigEndian(span[24..], Seconds);
        "win "u8.CopyTo(span[28..]); // readers trust the stated size of this creator, and not the geometry
        BinaryPrimitives.WriteUInt32BigEndian(span[32..], 0x0006_0002);
        "Wi2k"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt64BigEndian(span[40..], Size);
        BinaryPrimitives.WriteInt64BigEndian(span[48..], Size);
        BinaryPrimitives.WriteUInt32BigEndian(span[56..], Geometry(Size / 512));
        BinaryPrimitives.WriteUInt32BigEndian(span[60..], (uint)Kind);
        Id.TryWriteBytes(span[68..], bigEndian: true, out _);
        Checksum.Seal(span, 64);
        return bytes;
    }

    /// <summary>Cylinders, heads and sectors per track in 16, 8 and 8 bits. Specification, "CHS Calculation".</summary>
    public static uint Geometry(long sectors)
    {
        sectors = Math.Min(sectors, 65535L * 16 * 255);
        long perTrack, heads, tracks;
        if (sectors >= 65535L * 16 * 63) (perTrack, heads, tracks) = (255, 16, sectors / 255);
        else
        {
            (perTrack, tracks) = (17, sectors / 17);
            heads = Math.Max(4, (tracks + 1023) / 1024);
            if (tracks >= heads * 1024 || heads > 16) (perTrack, heads, tracks) = (31, 16, sectors / 31);
            if (tracks >= heads * 1024) (perTrack, heads, tracks) = (63, 16, sectors / 63);
        }

        return (uint)(((tracks / heads) << 16) | (heads << 8) | perTrack);
    }
}
