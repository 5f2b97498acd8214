using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>Puts a partition table and one FAT16 volume with long names on a disk.</summary>
/// <remarks>Clusters of 2 KiB: with 4 KiB a disk of 16 MiB lies on the border to FAT12, where systems disagree about what it is.</remarks>
public static class FatVolumeWriter
{
    /// <summary>Where the volume starts: everything small lies in the first MiB of the disk, one block of a VHDX.</summary>
    public const uint FirstSector = 128;

    private const uint ClusterSectors = 4;
    private const uint Reserved = 8; // with the rest of the layout it puts clusters on whole 4 KiB
    private const uint RootEntries = 512;
    private const uint Margin = 16; // some systems count clusters wrongly near a border
    private const int LabelCharacters = 11;

    /// <summary>Writes the volume over a disk that holds nothing but zeros.</summary>
    /// <param name="disk">About 8.2 MiB to 128 MiB, of 512-byte sectors. Left open.</param>
    /// <param name="options">Label, serial, signature, time.</param>
    /// <param name="files">In any order; folders are made as paths need them.</param>
    /// <exception cref="DiskFormatException">Unsupported: the disk's size makes no FAT16 volume, a path cannot be, or the files do not fit.</exception>
    /// <exception cref="ArgumentException">The label cannot be.</exception>
    public static void Write(WritableDisk disk, FatVolumeOptions options, IEnumerable<FatFile> files)
    {
        if (options.Label.Length is 0 or > LabelCharacters || !Ascii.IsValid(options.Label) || FatName.Complaint(options.Label) is not null)
            throw new ArgumentException($"'{options.Label}' cannot be a volume's label: a label has 1 to {LabelCharacters} ASCII characters that a file name may have. Choose another label.", nameof(options));

        var boot = LayOut(disk);
        var root = FatNode.Tree(files);
        var nodes = new List<FatNode>();
        Collect(root, nodes);
        if (1 + root.Entries > RootEntries) throw Refused(disk, $"the root folder has {RootEntries} entries, and {1 + root.Entries:N0} are needed", "Put fewer files into it");

        var table = Table(disk, boot, nodes);
        const long start = FirstSector * (long)FatBoot.Sector;
        disk.Write(0, new Mbr(FirstSector, boot.Sectors).ToBytes(options.Signature));
        disk.Write(start, boot.ToBytes(options, FirstSector));
        for (uint copy = 0; copy < boot.Tables; copy++) disk.Write(start + ((boot.Reserved + (copy * boot.TableSectors)) * FatBoot.Sector), MemoryMarshal.AsBytes(table));
        disk.Write(start + (boot.RootSector * FatBoot.Sector), FatFolder.Root(root, options));
        WriteFolder(root);

        void WriteFolder(FatNode folder)
        {
            foreach (var child in folder.Children)
            {
                if (child.IsFolder)
                {
                    disk.Write(start + boot.OffsetOf(child.Cluster), FatFolder.Below(folder, child, options));
                    WriteFolder(child);
                }
                else if (child.Content.Length > 0) disk.Write(start + boot.OffsetOf(child.Cluster), child.Content.Span);
            }
        }
    }

    private static FatBoot LayOut(WritableDisk disk)
    {
        if (disk.Info.LogicalSectorSize != FatBoot.Sector) throw Refused(disk, $"the volume has sectors of {FatBoot.Sector} bytes, and the disk has {disk.Info.LogicalSectorSize}", "Make a disk with 512-byte sectors");

        var sectors = (disk.Length / FatBoot.Sector) - FirstSector;
        var clusters = Math.Clamp((sectors - Reserved - (RootEntries / 16)) / ClusterSectors, 0, FatBoot.MostClusters + 1);
        var boot = new FatBoot((uint)Math.Clamp(sectors, 0, uint.MaxValue), ClusterSectors, Reserved, Tables: 2, (uint)(((clusters + 2) * 2) + FatBoot.Sector - 1) / FatBoot.Sector, RootEntries);
        if (boot.Sectors < boot.DataSector || boot.Clusters is < FatBoot.FewestClusters + Margin or > FatBoot.MostClusters - Margin)
            throw Refused(disk, $"a FAT16 volume has {FatBoot.FewestClusters + Margin:N0} to {FatBoot.MostClusters - Margin:N0} clusters of 2 KiB, which a disk of {disk.Length:N0} bytes does not make", "Make a disk of 16 MiB");
        return boot;
    }

    private static void Collect(FatNode folder, List<FatNode> nodes)
    {
        foreach (var child in folder.Children)
        {
            nodes.Add(child);
            Collect(child, nodes);
        }
    }

    /// <summary>Gives each file and folder its clusters, one after another, and returns the used part of the table.</summary>
    private static ushort[] Table(WritableDisk disk, FatBoot boot, List<FatNode> nodes)
    {
        var needed = nodes.Sum(node => Clusters(node, boot));
        if (needed > boot.Clusters) throw Refused(disk, $"the volume has room for {boot.Clusters * (long)boot.ClusterBytes:N0} bytes, and its files need {needed * boot.ClusterBytes:N0}", "Leave some out");

        var table = new ushort[2 + needed];
        (table[0], table[1]) = (0xFF00 | FatBoot.Media, ushort.MaxValue);
        uint next = 2;
        foreach (var node in nodes)
        {
            var clusters = Clusters(node, boot);
            if (clusters == 0) continue;
            node.Cluster = next;
            for (; clusters > 1; clusters--) table[next] = (ushort)++next;
            table[next++] = ushort.MaxValue;
        }

        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(table, table);
        return table;
    }

    private static long Clusters(FatNode node, FatBoot boot)
    {
        long bytes = node.IsFolder ? (2 + node.Entries) * FatEntry.Bytes : node.Content.Length;
        return (bytes + boot.ClusterBytes - 1) / boot.ClusterBytes;
    }

    private static DiskFormatException Refused(WritableDisk disk, string rule, string remedy) => new(DiskFault.Unsupported, disk.Name, rule, remedy);
}
