using System.Buffers.Binary;

namespace Portal.Imaging.Vhd;

/// <summary>The one's complement of the sum of all bytes, the field itself as zeros.</summary>
internal static class Checksum
{
    public static bool Holds(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) == Of(bytes, at);

    public static void Seal(Span<byte> bytes, int at) => BinaryPrimitives.WriteUInt32BigEndian(bytes[at..], Of(bytes, at));

    private static uint Of(ReadOnlySpan<byte> bytes, int at)
    {
        uint sum = 0;
        foreach (var b in bytes[..at]) sum += b;
        foreach (var b in bytes[(at + 4)..]) sum += b;
        return ~sum;
    }
}
