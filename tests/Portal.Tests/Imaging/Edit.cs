using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Portal.Tests.Imaging;

/// <summary>Changes the tables of disk files and seals them again as the specifications say, with no code of ours.</summary>
internal static class Edit
{
    public const long Header1 = 64 * Disks.KiB;
    public const long Header2 = 128 * Disks.KiB;
    public const long Regions1 = 192 * Disks.KiB;
    public const long Regions2 = 256 * Disks.KiB;
    public const long Log = Disks.MiB;
    public const long Metadata = 2 * Disks.MiB;
    public const long Blocks = 3 * Disks.MiB;

    public delegate void Change(Span<byte> bytes);

    /// <summary>Changes bytes as they are.</summary>
    public static void Raw(Stream file, long offset, int length, Change change)
    {
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        change(bytes);
        file.Position = offset;
        file.Write(bytes);
    }

    public static void Header(Stream file, long at, Change change) => Raw(file, at, 4096, bytes =>
    {
        change(bytes);
        SealCrc(bytes);
    });

    public static void Headers(Stream file, Change change)
    {
        Header(file, Header1, change);
        Header(file, Header2, change);
    }

    public static void Regions(Stream file, Change change)
    {
        foreach (var at in new[] { Regions1, Regions2 })
        {
            Raw(file, at, 64 * Disks.KiB, bytes =>
            {
                change(bytes);
                SealCrc(bytes);
            });
        }
    }

    /// <summary>The entry of a metadata item in its table, and the item.</summary>
    public static void Item(Stream file, int index, Change entry, Change item) => Raw(file, Metadata, 128 * Disks.KiB, bytes =>
    {
        var row = bytes.Slice(32 + (index * 32), 32);
        var at = BinaryPrimitives.ReadInt32LittleEndian(row[16..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(row[20..]);
        item(bytes.Slice(at, length));
        entry(row);
    });

    /// <summary>Puts another parent locator in the place of a differencing VHDX's own.</summary>
    public static void Locator(Stream file, params (string Key, string Value)[] pairs)
    {
        var texts = string.Concat(pairs.Select(pair => pair.Key + pair.Value));
        var bytes = new byte[20 + (pairs.Length * 12) + (texts.Length * 2)];
        new Guid("B04AEFB7-D19E-4A81-B789-25B8E9445913").TryWriteBytes(bytes);
        bytes[18] = (byte)pairs.Length;
        Encoding.Unicode.GetBytes(texts, bytes.AsSpan(20 + (pairs.Length * 12)));
        var at = 20 + (pairs.Length * 12);
        for (var i = 0; i < pairs.Length; i++)
        {
            var row = bytes.AsSpan(20 + (i * 12));
            var (key, value) = (pairs[i].Key.Length * 2, pairs[i].Value.Length * 2);
            BinaryPrimitives.WriteInt32LittleEndian(row, at);
            BinaryPrimitives.WriteInt32LittleEndian(row[4..], at + key);
            BinaryPrimitives.WriteInt16LittleEndian(row[8..], (short)key);
            BinaryPrimitives.WriteInt16LittleEndian(row[10..], (short)value);
            at += key + value;
        }

        Locator(file, bytes);
    }

    /// <summary>Puts other bytes in the place of a differencing VHDX's parent locator.</summary>
    public static void Locator(Stream file, byte[] item) => Raw(file, Metadata, 128 * Disks.KiB, bytes =>
    {
        var row = bytes.Slice(32 + (5 * 32), 32);
        item.CopyTo(bytes[BinaryPrimitives.ReadInt32LittleEndian(row[16..])..]);
        BinaryPrimitives.WriteInt32LittleEndian(row[20..], item.Length);
    });

    /// <summary>A VHDX's block table entry.</summary>
    public static void Block(Stream file, long index, long state, long fileOffset) =>
        Raw(file, Blocks + (index * 8), 8, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, state | fileOffset));

    /// <summary>The VHD footer at the end, and the copy at the start where there is one.</summary>
    public static void Footers(Stream file, Change change)
    {
        Footer(file, file.Length - 512, change);
        Footer(file, 0, change);
    }

    public static void Footer(Stream file, long at, Change change) => Raw(file, at, 512, bytes =>
    {
        change(bytes);
        SealSum(bytes, 64);
    });

    public static void VhdHeader(Stream file, Change change) => Raw(file, 512, 1024, bytes =>
    {
        change(bytes);
        SealSum(bytes, 36);
    });

    /// <summary>CRC-32C over the bytes with the field at 4 as zeros.</summary>
    public static void SealCrc(Span<byte> bytes)
    {
        bytes.Slice(4, 4).Clear();
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], ~crc);
    }

    private static void SealSum(Span<byte> bytes, int at)
    {
        bytes.Slice(at, 4).Clear();
        uint sum = 0;
        foreach (var b in bytes) sum += b;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[at..], ~sum);
    }
}
