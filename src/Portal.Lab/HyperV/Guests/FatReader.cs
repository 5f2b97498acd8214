using System.Buffers.Binary;
using System.Text;
using Portal.Imaging;

namespace Portal.Lab.HyperV.Guests;

/// <summary>Reads a FAT16 volume in the first partition of a disk, as a guest's kernel would. Of its own: what writes such volumes must not judge them too.</summary>
internal sealed class FatReader
{
    private const int Sector = 512, Entry = 32, LargestFile = 1 << 20, FirstPartition = 446;
    private readonly VirtualDisk _disk;
    private readonly long _fatAt, _rootAt, _dataAt;
    private readonly int _rootBytes, _clusterBytes, _clusters;
    private readonly byte[] _fat;

    private FatReader(VirtualDisk disk, long start, ReadOnlySpan<byte> boot)
    {
        int bytesPerSector = BinaryPrimitives.ReadUInt16LittleEndian(boot[11..]), rootEntries = BinaryPrimitives.ReadUInt16LittleEndian(boot[17..]);
        int fatBytes = BinaryPrimitives.ReadUInt16LittleEndian(boot[22..]) * bytesPerSector, small = BinaryPrimitives.ReadUInt16LittleEndian(boot[19..]);
        long sectors = small != 0 ? small : BinaryPrimitives.ReadUInt32LittleEndian(boot[32..]);
        _disk = disk;
        _clusterBytes = boot[13] * bytesPerSector;
        _fatAt = start + (BinaryPrimitives.ReadUInt16LittleEndian(boot[14..]) * bytesPerSector);
        _rootAt = _fatAt + (boot[16] * (long)fatBytes);
        _rootBytes = rootEntries * Entry;
        _dataAt = _rootAt + ((_rootBytes + bytesPerSector - 1) / bytesPerSector * bytesPerSector);
        _clusters = (int)(((sectors * bytesPerSector) - (_dataAt - start)) / _clusterBytes);
        _fat = Read(_fatAt, fatBytes);
        Label = Entries(Read(_rootAt, _rootBytes)).FirstOrDefault(entry => entry.IsLabel).Name ?? "";
    }

    /// <summary>Of the volume; "" where it has none.</summary>
    public string Label { get; }

    /// <summary>The volume in the first partition; null where there is no FAT16.</summary>
    public static FatReader? Open(VirtualDisk disk)
    {
        var sector = new byte[Sector];
        disk.Read(0, sector);
        if (sector[510] != 0x55 || sector[511] != 0xAA || sector[FirstPartition + 4] is not (0x04 or 0x06 or 0x0E))
            return null;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(FirstPartition + 8)) * (long)Sector;
        if (start < Sector || start > disk.Length - Sector)
            return null;
        disk.Read(start, sector);
        return sector[510] == 0x55 && sector[511] == 0xAA && sector[13] > 0 && sector.AsSpan(54, 5).SequenceEqual("FAT16"u8) ? new FatReader(disk, start, sector) : null;
    }

    /// <summary>A file by its path ("openstack/latest/meta_data.json"); null where it is not.</summary>
    public byte[]? File(string path)
    {
        var folder = Read(_rootAt, _rootBytes);
        var names = path.Split('/');
        for (var level = 0; level < names.Length; level++)
        {
            var isLast = level == names.Length - 1;
            var found = Entries(folder).FirstOrDefault(entry => !entry.IsLabel && entry.IsFolder != isLast && string.Equals(entry.Name, names[level], StringComparison.OrdinalIgnoreCase));
            if (found.Name is null)
                return null;
            folder = Chain(found.Cluster, isLast ? found.Bytes : null);
        }

        return folder;
    }

    private byte[] Chain(int cluster, uint? bytes)
    {
        using var content = new MemoryStream();
        for (var seen = 0; cluster >= 2 && cluster < _clusters + 2 && seen <= _clusters && content.Length < LargestFile; seen++)
        {
            content.Write(Read(_dataAt + ((cluster - 2L) * _clusterBytes), _clusterBytes));
            cluster = BinaryPrimitives.ReadUInt16LittleEndian(_fat.AsSpan(cluster * 2));
        }

        return content.ToArray()[..(int)Math.Min(bytes ?? uint.MaxValue, content.Length)];
    }

    private byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        _disk.Read(offset, bytes);
        return bytes;
    }

    private static IEnumerable<(string? Name, bool IsLabel, bool IsFolder, int Cluster, uint Bytes)> Entries(byte[] folder)
    {
        var longName = "";
        for (var at = 0; at + Entry <= folder.Length && folder[at] != 0; at += Entry)
        {
            var attributes = folder[at + 11];
            if (folder[at] == 0xE5)
                continue;
            if (attributes == 0x0F)
            {
                longName = LongPart(folder.AsSpan(at, Entry)) + longName;
                continue;
            }

            var name = longName.Length > 0 ? longName : ShortName(folder.AsSpan(at, 11), (attributes & 0x08) != 0);
            yield return (name, (attributes & 0x08) != 0, (attributes & 0x10) != 0,
                BinaryPrimitives.ReadUInt16LittleEndian(folder.AsSpan(at + 26)), BinaryPrimitives.ReadUInt32LittleEndian(folder.AsSpan(at + 28)));
            longName = "";
        }
    }

    private static string LongPart(ReadOnlySpan<byte> entry)
    {
        var text = Encoding.Unicode.GetString(entry[1..11]) + Encoding.Unicode.GetString(entry[14..26]) + Encoding.Unicode.GetString(entry[28..32]);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string ShortName(ReadOnlySpan<byte> name, bool isLabel)
    {
        if (isLabel)
            return Encoding.ASCII.GetString(name).TrimEnd();
        var (stem, extension) = (Encoding.ASCII.GetString(name[..8]).TrimEnd(), Encoding.ASCII.GetString(name[8..]).TrimEnd());
        return extension.Length == 0 ? stem : $"{stem}.{extension}";
    }
}
