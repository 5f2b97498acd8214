using System.Buffers.Binary;
using System.Numerics;

namespace Portal.Imaging.Vhdx;

/// <summary>CRC-32C (Castagnoli), as VHDX guards its headers.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }

    /// <summary>Whether the four bytes at <paramref name="at"/> are the sum over all bytes with those four as zeros. Leaves the bytes as they were.</summary>
    public static bool Holds(Span<byte> bytes, int at)
    {
        var field = bytes.Slice(at, 4);
        var said = BinaryPrimitives.ReadUInt32LittleEndian(field);
        field.Clear();
        var holds = Of(bytes) == said;
        BinaryPrimitives.WriteUInt32LittleEndian(field, said);
        return holds;
    }

    /// <summary>Puts the sum over all bytes into the four at <paramref name="at"/>.</summary>
    public static void Seal(Span<byte> bytes, int at)
    {
        bytes.Slice(at, 4).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], Of(bytes));
    }
}
