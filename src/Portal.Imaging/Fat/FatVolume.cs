using System.Buffers.Binary;
using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>Reads the first FAT16 volume of a partitioned disk: small ones, whole files at a time.</summary>
public sealed class FatVolume
{
    private const int MostFiles = 65_536;

    private readonly VirtualDisk _disk;
    private readonly long _start;
    private readonly FatBoot _boot;
    private readonly byte[] _table;
    private readonly Dictionary<string, FatFound> _files = new(StringComparer.OrdinalIgnoreCase);

    private FatVolume(VirtualDisk disk, long start, FatBoot boot, ReadOnlySpan<byte> sector)
    {
        (_disk, _start, _boot) = (disk, start, boot);
        Serial = BinaryPrimitives.ReadUInt32LittleEndian(sector[39..]);
        Label = Encoding.Latin1.GetString(sector.Slice(43, FatName.ShortBytes)).TrimEnd(' ');
        _table = Read(boot.Reserved * (long)FatBoot.Sector, (int)(boot.Clusters + 2) * 2);
        Walk(Read(boot.RootSector * (long)FatBoot.Sector, (int)boot.RootEntries * FatEntry.Bytes), "", []);
    }

    /// <summary>Opens the volume and lists its files.</summary>
    /// <param name="disk">Stays open, and must for as long as files are read.</param>
    /// <exception cref="DiskFormatException">VolumeDamaged: no FAT16 volume, or a damaged one. Whatever the disk's own files say.</exception>
    public static FatVolume Open(VirtualDisk disk)
    {
        var sector = new byte[FatBoot.Sector];
        if (disk.Length < sector.Length) throw None();
        disk.Read(0, sector);
        if (Mbr.Read(sector) is not { } mbr) throw None();

        var start = mbr.First * (long)FatBoot.Sector;
        if (start > disk.Length - sector.Length) throw None();
        disk.Read(start, sector);
        var room = (uint)Math.Min(mbr.Sectors, (disk.Length - start) / FatBoot.Sector);
        return FatBoot.Read(sector, room) is { } boot ? new FatVolume(disk, start, boot, sector) : throw None();

        DiskFormatException None() =>
            Fault(disk, "a disk with a partition that holds a FAT16 volume was expected, and there is none");
    }

    /// <summary>As it is written, without the spaces at its end.</summary>
    public string Label { get; private set; }

    /// <summary>The volume's serial number.</summary>
    public uint Serial { get; }

    /// <summary>Paths of all files, with slashes, in the order of their folders.</summary>
    public IReadOnlyCollection<string> Paths => _files.Keys;

    /// <summary>The content of a file; null when there is none. Case does not count.</summary>
    /// <exception cref="DiskFormatException">VolumeDamaged: the file's clusters do not add up.</exception>
    public byte[]? Read(string path) => _files.TryGetValue(path, out var file) ? Chain(file.Cluster, file.Size, path) : null;

    private void Walk(byte[] folder, string above, HashSet<uint> seen)
    {
        foreach (var found in FatFound.In(folder))
        {
            var path = above + found.Name;
            if (found.IsLabel)
            {
                if (above.Length == 0) Label = found.Name;
            }
            else if (found.IsFolder)
            {
                if (!seen.Add(found.Cluster)) throw Fault(_disk, $"a folder of the volume lies in one place, and {path} is where another one is");
                Walk(Chain(found.Cluster, size: null, path), path + "/", seen);
            }
            else if (_files.Count == MostFiles || !_files.TryAdd(path, found))
                throw Fault(_disk, $"a volume has up to {MostFiles:N0} files, each with a path of its own, and {path} is one too many");
        }
    }

    /// <summary>Follows clusters: as many as the size asks for, or to the end of a folder, which has no size.</summary>
    private byte[] Chain(uint cluster, uint? size, string path)
    {
        if (size > _boot.Clusters * (long)_boot.ClusterBytes) throw Fault(_disk, $"{path} has {size:N0} bytes, more than the volume");
        var most = size is { } bytes ? (bytes + _boot.ClusterBytes - 1) / _boot.ClusterBytes : _boot.Clusters;
        var content = new MemoryStream();
        for (long count = 0; count < most; count++)
        {
            if (size is null && count > 0 && cluster >= 0xFFF8) break;
            if (cluster < 2 || cluster >= _boot.Clusters + 2) throw Fault(_disk, $"{path} goes on in cluster {cluster}, and the volume has 2 to {_boot.Clusters + 1}");
            content.Write(Read(_boot.OffsetOf(cluster), _boot.ClusterBytes));
            cluster = BinaryPrimitives.ReadUInt16LittleEndian(_table.AsSpan((int)cluster * 2));
        }

        if (size is not null) content.SetLength(size.Value);
        return content.ToArray();
    }

    private byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        _disk.Read(_start + offset, bytes);
        return bytes;
    }

    private static DiskFormatException Fault(VirtualDisk disk, string rule) =>
        new(DiskFault.VolumeDamaged, disk.Name, rule, "Make the disk again");
}
