using System.Buffers.Binary;
using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>The 32-byte entries of a folder: a file's own, and before it the parts of its long name, last part first.</summary>
internal static class FatEntry
{
    public const int Bytes = 32;
    public const byte VolumeLabel = 0x08;
    public const byte Folder = 0x10;
    public const byte File = 0x20;
    public const byte LongName = 0x0F;
    public const byte LastPart = 0x40;
    public const int PartCharacters = 13;

    /// <summary>Entries that a name takes.</summary>
    public static int Count(string name) => FatName.IsShort(name) ? 1 : 1 + ((name.Length + PartCharacters - 1) / PartCharacters);

    /// <summary>Writes the entries of one name.</summary>
    /// <returns>What is left of the room.</returns>
    public static Span<byte> Put(Span<byte> room, string name, string shortName, byte attributes, uint cluster, uint size, DateTimeOffset time)
    {
        Span<byte> eleven = stackalloc byte[FatName.ShortBytes];
        Encoding.ASCII.GetBytes(shortName, eleven);
        var parts = Count(name) - 1;
        var checksum = FatName.Checksum(eleven);
        for (var part = parts; part > 0; part--)
        {
            PutPart(room, name.AsSpan((part - 1) * PartCharacters), (byte)(part == parts ? part | LastPart : part), checksum);
            room = room[Bytes..];
        }

        return PutShort(room, eleven, attributes, cluster, size, time);
    }

    public static Span<byte> PutShort(Span<byte> room, scoped ReadOnlySpan<byte> eleven, byte attributes, uint cluster, uint size, DateTimeOffset time)
    {
        var (date, clock) = FatTime.Of(time);
        eleven.CopyTo(room);
        room[11] = attributes;
        BinaryPrimitives.WriteUInt16LittleEndian(room[14..], clock);
        BinaryPrimitives.WriteUInt16LittleEndian(room[16..], date);
        BinaryPrimitives.WriteUInt16LittleEndian(room[18..], date);
        BinaryPrimitives.WriteUInt16LittleEndian(room[22..], clock);
        BinaryPrimitives.WriteUInt16LittleEndian(room[24..], date);
        BinaryPrimitives.WriteUInt16LittleEndian(room[26..], (ushort)cluster);
        BinaryPrimitives.WriteUInt32LittleEndian(room[28..], size);
        return room[Bytes..];
    }

    // Thirteen characters lie in three places; a NUL ends the name and ones fill up.
    private static void PutPart(Span<byte> entry, ReadOnlySpan<char> rest, byte order, byte checksum)
    {
        entry[0] = order;
        entry[11] = LongName;
        entry[13] = checksum;
        for (var i = 0; i < PartCharacters; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(entry[PlaceOf(i)..], i < rest.Length ? rest[i] : i == rest.Length ? (ushort)0 : ushort.MaxValue);
    }

    /// <summary>Where the character is in its part.</summary>
    public static int PlaceOf(int character) => character switch
    {
        < 5 => 1 + (character * 2),
        < 11 => 14 + ((character - 5) * 2),
        _ => 28 + ((character - 11) * 2),
    };
}
