using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>The header in force: of two, the intact one with the higher sequence number. [MS-VHDX] 2.2.2.</summary>
internal sealed record VhdxHeader(ulong Sequence, Guid FileWrite, Guid DataWrite, Guid Log, uint LogLength, long LogOffset)
{
    /// <summary>Which of the two it was read from, 0 or 1.</summary>
    public int Slot { get; init; }

    public static VhdxHeader Read(DiskFile file)
    {
        var first = ReadSlot(file, 0);
        var second = ReadSlot(file, 1);
        if (first is null && second is null) throw file.Damaged("a VHDX has two headers, of which one must be intact, and neither is");
        if (first is not null && second is not null && first.Sequence == second.Sequence && first != second with { Slot = 0 })
            throw file.Damaged("the two headers of a VHDX differ in their sequence numbers, and here both claim to be the newest");

        return second is null || first?.Sequence >= second.Sequence ? first! : second;
    }

    private static VhdxHeader? ReadSlot(DiskFile file, int slot)
    {
        var bytes = file.Read(slot == 0 ? VhdxLayout.Header1 : VhdxLayout.Header2, VhdxLayout.HeaderBytes, "header");
        if (!bytes.AsSpan().StartsWith(VhdxLayout.HeaderSignature) || !Crc32C.Holds(bytes, 4)) return null;

        var (logVersion, version) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(64)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(66)));
        if (version != 1 || logVersion != 0) throw file.Unsupported($"only version 1 of VHDX with log version 0 is known, and this file has {version} and {logVersion}");

        return new VhdxHeader(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8)),
            new Guid(bytes.AsSpan(16, 16)), new Guid(bytes.AsSpan(32, 16)), new Guid(bytes.AsSpan(48, 16)),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(68)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(72))) { Slot = slot };
    }

    /// <summary>The 4 KiB of a header.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[VhdxLayout.HeaderBytes];
        var span = bytes.AsSpan();
        VhdxLayout.HeaderSignature.CopyTo(span);
        BinaryPrimitives.WriteUInt64LittleEndian(span[8..], Sequence);
        FileWrite.TryWriteBytes(span[16..]);
        DataWrite.TryWriteBytes(span[32..]);
        Log.TryWriteBytes(span[48..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span[66..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(span[68..], LogLength);
        BinaryPrimitives.WriteInt64LittleEndian(span[72..], LogOffset);
        Crc32C.Seal(span, 4);
        return bytes;
    }

    /// <summary>Writes the next header over the older one of the two.</summary>
    public VhdxHeader Replace(DiskFile file, Guid fileWrite, Guid dataWrite)
    {
        var next = this with { Sequence = Sequence + 1, FileWrite = fileWrite, DataWrite = dataWrite, Slot = 1 - Slot };
        file.Write(next.Slot == 0 ? VhdxLayout.Header1 : VhdxLayout.Header2, next.ToBytes());
        return next;
    }
}
