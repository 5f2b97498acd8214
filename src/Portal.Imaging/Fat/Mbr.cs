using System.Buffers.Binary;

namespace Portal.Imaging.Fat;

/// <summary>A partition table in the disk's first sector, of which the first FAT16 partition counts.</summary>
/// <param name="First">The partition's first sector.</param>
/// <param name="Sectors">How many it has.</param>
internal sealed record Mbr(uint First, uint Sectors)
{
    public const int Bytes = 512;

    private const byte Fat16Lba = 0x0E;
    private const int SignatureAt = 440;
    private const int EntriesAt = 446;
    private const int EntryBytes = 16;
    private const ushort Mark = 0xAA55;

    /// <summary>Null when the sector is no partition table, or has no FAT16 partition.</summary>
    public static Mbr? Read(ReadOnlySpan<byte> sector)
    {
        if (BinaryPrimitives.ReadUInt16LittleEndian(sector[510..]) != Mark) return null;
        for (var i = 0; i < 4; i++)
        {
            var entry = sector.Slice(EntriesAt + (i * EntryBytes), EntryBytes);
            if (entry[4] is not (0x04 or 0x06 or Fat16Lba)) continue;
            return new Mbr(BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]));
        }

        return null;
    }

    public byte[] ToBytes(uint signature)
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(SignatureAt), signature);
        var entry = bytes.AsSpan(EntriesAt, EntryBytes);
        PutCylinder(entry[1..], First);
        entry[4] = Fat16Lba;
        PutCylinder(entry[5..], First + Sectors - 1);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], First);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], Sectors);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(510), Mark);
        return bytes;
    }

    // Head, sector (from 1) with the two high bits of the cylinder, cylinder; as every firmware counts: 255 heads, 63 sectors.
    private static void PutCylinder(Span<byte> three, uint sector)
    {
        var cylinder = Math.Min(sector / (FatBoot.Heads * FatBoot.SectorsPerTrack), 1023);
        three[0] = (byte)(sector / FatBoot.SectorsPerTrack % FatBoot.Heads);
        three[1] = (byte)((sector % FatBoot.SectorsPerTrack) + 1 | (cylinder >> 8 << 6));
        three[2] = (byte)cylinder;
    }
}
