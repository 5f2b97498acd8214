using System.Buffers.Binary;
using System.Text;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhd;

/// <summary>The 1024 bytes that say how a VHD grows and, if it has one, what its parent is.</summary>
/// <remarks>Virtual Hard Disk Image Format Specification 1.0, "Dynamic Disk Header Format".</remarks>
internal sealed record VhdHeader(long TableOffset, long Entries, int BlockSize, ParentLocator? Parent, uint ParentSeconds)
{
    public const int Bytes = 1024;

    private const int LargestBlock = 256 << 20;
    private const int LargestPath = 64 << 10;
    private const uint RelativePath = 0x57327275; // "W2ru"
    private const uint AbsolutePath = 0x57326B75; // "W2ku"

    private static ReadOnlySpan<byte> Cookie => "cxsparse"u8;

    public static bool IsBlock(long bytes) => bytes is >= 4096 and <= LargestBlock && (bytes & (bytes - 1)) == 0;

    public static VhdHeader Read(DiskFile file, VhdFooter footer)
    {
        var bytes = file.Read(footer.HeaderOffset, Bytes, "header");
        if (!bytes.AsSpan().StartsWith(Cookie) || !Checksum.Holds(bytes, 36)) throw file.Damaged("the header of a growing VHD must be intact, and is not");

        var block = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(32));
        if (!IsBlock(block)) throw file.Damaged($"a block is a power of two from 4 KiB to 256 MiB, and here it is {block:N0} bytes");

        var header = new VhdHeader(
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)),
            (footer.Size + block - 1) / block,
            (int)block,
            footer.Kind == DiskKind.Differencing ? ReadParent(file, bytes) : null,
            BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(56)));
        var room = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(28));
        if (header.Entries > room) throw file.Damaged($"the block table of this disk has {header.Entries:N0} entries, and the header gives it {room:N0}");
        return header;
    }

    private static ParentLocator ReadParent(DiskFile file, byte[] header)
    {
        string? relative = null, absolute = null;
        for (var i = 0; i < 8; i++)
        {
            var entry = header.AsSpan(576 + (i * 24), 24);
            var (code, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
            if (code is not (RelativePath or AbsolutePath)) continue;
            if (length > LargestPath) throw file.Damaged($"the path of a parent has up to {LargestPath:N0} bytes, and this one {length:N0}");

            var path = Encoding.Unicode.GetString(file.Read(BinaryPrimitives.ReadInt64BigEndian(entry[16..]), (int)length, "parent's path")).TrimEnd('\0');
            if (code == RelativePath) relative = path;
            else absolute = path;
        }

        var name = Encoding.BigEndianUnicode.GetString(header.AsSpan(64, 512));
        var end = name.IndexOf('\0', StringComparison.Ordinal);
        if (end >= 0) name = name[..end];
        if (relative is null && absolute is null && name.Length > 0) absolute = name;
        return new ParentLocator(new Guid(header.AsSpan(40, 16), bigEndian: true), relative, null, absolute);
    }

    /// <summary>The header, and behind the table's end the paths it points to.</summary>
    /// <param name="pathsOffset">Where the paths go: a multiple of 512.</param>
    public (byte[] Header, byte[] Paths) ToBytes(long pathsOffset)
    {
        var bytes = new byte[Bytes];
        var span = bytes.AsSpan();
        Cookie.CopyTo(span);
        BinaryPrimitives.WriteInt64BigEndian(span[8..], -1);
        BinaryPrimitives.WriteInt64BigEndian(span[16..], TableOffset);
        BinaryPrimitives.WriteUInt32BigEndian(span[24..], 0x0001_0000);
        BinaryPrimitives.WriteUInt32BigEndian(span[28..], (uint)Entries);
        BinaryPrimitives.WriteInt32BigEndian(span[32..], BlockSize);

        var paths = new MemoryStream();
        if (Parent is not null)
        {
            Parent.Identity.TryWriteBytes(span[40..], bigEndian: true, out _);
            BinaryPrimitives.WriteUInt32BigEndian(span[56..], ParentSeconds);
            var name = Parent.AbsolutePath ?? Parent.RelativePath ?? "";
            Encoding.BigEndianUnicode.GetBytes(name.AsSpan(0, Math.Min(name.Length, 255)), span.Slice(64, 510));

            var slot = 576;
            foreach (var (code, path) in new[] { (RelativePath, Parent.RelativePath), (AbsolutePath, Parent.AbsolutePath) })
            {
                if (string.IsNullOrEmpty(path)) continue;
                var text = Encoding.Unicode.GetBytes(path);
                var room = (text.Length + 511) / 512 * 512;
                var entry = span.Slice(slot, 24);
                BinaryPrimitives.WriteUInt32BigEndian(entry, code);
                BinaryPrimitives.WriteUInt32BigEndian(entry[4..], (uint)room);
                BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)text.Length);
                BinaryPrimitives.WriteInt64BigEndian(entry[16..], pathsOffset + paths.Length);
                paths.Write(text);
                paths.SetLength(paths.Position = (paths.Length + 511) / 512 * 512);
                slot += 24;
            }
        }

        Checksum.Seal(span, 36);
        return (bytes, paths.ToArray());
    }
}
