using System.Buffers.Binary;
using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>The boot sector of a FAT16 volume, and where it puts things.</summary>
/// <param name="Sectors">Of the volume.</param>
/// <param name="ClusterSectors">A power of two, up to 128.</param>
/// <param name="Reserved">Sectors before the first table.</param>
/// <param name="Tables">Copies of the table.</param>
/// <param name="TableSectors">Of one table.</param>
/// <param name="RootEntries">Entries of 32 bytes in the root folder.</param>
/// <remarks>Microsoft, "FAT: General Overview of On-Disk Format", 1.03.</remarks>
internal sealed record FatBoot(uint Sectors, uint ClusterSectors, uint Reserved, uint Tables, uint TableSectors, uint RootEntries)
{
    public const int Sector = 512;
    public const uint Heads = 255;
    public const uint SectorsPerTrack = 63;

    /// <summary>A fixed disk; also the low byte of the table's first entry.</summary>
    public const byte Media = 0xF8;

    /// <summary>With fewer clusters than this a volume is FAT12, whatever it says of itself.</summary>
    public const uint FewestClusters = 4085;

    /// <summary>With more it is FAT32.</summary>
    public const uint MostClusters = 65524;

    public uint RootSector => Reserved + (Tables * TableSectors);

    public uint DataSector => RootSector + (RootEntries / 16);

    /// <summary>Numbered from 2.</summary>
    public uint Clusters => (Sectors - DataSector) / ClusterSectors;

    public int ClusterBytes => (int)ClusterSectors * Sector;

    /// <summary>From the start of the volume.</summary>
    public long OffsetOf(uint cluster) => (DataSector + ((cluster - 2L) * ClusterSectors)) * Sector;

    /// <summary>Null when the sector is no boot sector of a FAT16 volume of so many sectors.</summary>
    public static FatBoot? Read(ReadOnlySpan<byte> sector, uint room)
    {
        uint small = BinaryPrimitives.ReadUInt16LittleEndian(sector[19..]);
        var boot = new FatBoot(
            small != 0 ? small : BinaryPrimitives.ReadUInt32LittleEndian(sector[32..]), sector[13], BinaryPrimitives.ReadUInt16LittleEndian(sector[14..]),
            sector[16], BinaryPrimitives.ReadUInt16LittleEndian(sector[22..]), BinaryPrimitives.ReadUInt16LittleEndian(sector[17..]));

        return BinaryPrimitives.ReadUInt16LittleEndian(sector[510..]) == 0xAA55
            && BinaryPrimitives.ReadUInt16LittleEndian(sector[11..]) == Sector
            && System.Numerics.BitOperations.IsPow2(boot.ClusterSectors) && boot.Reserved > 0 && boot.Tables > 0
            && boot.RootEntries > 0 && boot.RootEntries % 16 == 0
            && boot.Sectors <= room && boot.Sectors > boot.DataSector
            && boot.Clusters is >= FewestClusters and <= MostClusters
            && boot.TableSectors * (Sector / 2) >= boot.Clusters + 2 ? boot : null;
    }

    public byte[] ToBytes(FatVolumeOptions options, uint hidden)
    {
        var bytes = new byte[Sector];
        var span = bytes.AsSpan();
        (span[0], span[1], span[2]) = (0xEB, 0x3C, 0x90); // a jump: without it readers do not take this for a FAT volume
        "MSDOS5.0"u8.CopyTo(span[3..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span[11..], Sector);
        span[13] = (byte)ClusterSectors;
        BinaryPrimitives.WriteUInt16LittleEndian(span[14..], (ushort)Reserved);
        span[16] = (byte)Tables;
        BinaryPrimitives.WriteUInt16LittleEndian(span[17..], (ushort)RootEntries);
        if (Sectors <= ushort.MaxValue) BinaryPrimitives.WriteUInt16LittleEndian(span[19..], (ushort)Sectors);
        else BinaryPrimitives.WriteUInt32LittleEndian(span[32..], Sectors);
        span[21] = Media;
        BinaryPrimitives.WriteUInt16LittleEndian(span[22..], (ushort)TableSectors);
        BinaryPrimitives.WriteUInt16LittleEndian(span[24..], (ushort)SectorsPerTrack);
        BinaryPrimitives.WriteUInt16LittleEndian(span[26..], (ushort)Heads);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], hidden);
        span[36] = 0x80; // a fixed disk
        span[38] = 0x29; // serial, label and type follow
        BinaryPrimitives.WriteUInt32LittleEndian(span[39..], options.Serial);
        Encoding.ASCII.GetBytes(options.Label.PadRight(11), span[43..]);
        "FAT16   "u8.CopyTo(span[54..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span[510..], 0xAA55);
        return bytes;
    }
}
