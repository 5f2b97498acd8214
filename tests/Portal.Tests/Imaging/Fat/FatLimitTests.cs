using System.Buffers.Binary;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Xunit;

namespace Portal.Tests.Imaging.Fat;

/// <summary>Where FAT16 ends.</summary>
public sealed class FatLimitTests
{
    private const int Sector = 512;
    private const int FewestClusters = 4101; // sixteen from the border, on which systems disagree
    private const int MostClusters = 65508;

    public static TheoryData<int, bool> Sizes => new()
    {
        { DiskOf(FewestClusters), true }, { DiskOf(FewestClusters) - Sector, false }, { DiskOf(MostClusters), true }, { DiskOf(MostClusters) + (3 * Sector), true }, { DiskOf(MostClusters) + (4 * Sector), false },
        { 64 * Disks.KiB, false }, { Sector, false }, { 8 * Disks.MiB, false }, { 128 * Disks.MiB, true }, { 129 * Disks.MiB, false },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_disk_is_FAT16_beyond_doubt_or_refused(int bytes, bool fits)
    {
        if (fits)
        {
            var disk = Volumes.Make(bytes, [new FatFile("a", Disks.Noise(5000))]);
            Assert.Equal(Disks.Noise(5000), Volumes.Open(disk, bytes).Read("a"));
            Assert.Equal((uint)((bytes / Sector) - 128), BinaryPrimitives.ReadUInt16LittleEndian(disk.AsSpan(Volumes.Start + 19)) + BinaryPrimitives.ReadUInt32LittleEndian(disk.AsSpan(Volumes.Start + 32)));
            return;
        }

        Fault.Expect(DiskFault.Unsupported, $"The disk: a FAT16 volume has 4,101 to 65,508 clusters of 2 KiB, which a disk of {bytes:N0} bytes does not make. Make a disk of 16 MiB.", () => Volumes.Make(bytes, []));
    }

    [Theory]
    [InlineData(3 * Disks.TiB)]
    [InlineData(64 * Disks.TiB)]
    public void A_huge_disk_is_refused(long bytes) =>
        Assert.Equal(DiskFault.Unsupported, Assert.Throws<DiskFormatException>(() => Write(bytes, new DiskOptions { BlockSize = 256 * Disks.MiB })).Fault);

    [Fact]
    public void A_disk_with_sectors_of_4_KiB_is_refused() =>
        Fault.Expect(DiskFault.Unsupported, "The disk: the volume has sectors of 512 bytes, and the disk has 4096. Make a disk with 512-byte sectors.", () => Write(Volumes.DiskBytes, new DiskOptions { LogicalSectorSize = 4096 }));

    [Fact]
    public void A_volume_is_filled_to_its_last_cluster_and_no_further()
    {
        const int room = 8134 * 2048;
        var full = Volumes.Make(new FatFile("a", Disks.Noise(room - 2048)), new FatFile("b", Disks.Noise(1)));
        Assert.Equal(Disks.Noise(1), Volumes.Open(full).Read("b"));

        Fault.Expect(DiskFault.Unsupported, "The disk: the volume has room for 16,658,432 bytes, and its files need 16,660,480. Leave some out.",
            () => Volumes.Make(new FatFile("a", new byte[room - 2047]), new FatFile("b", new byte[1])));
    }

    [Fact]
    public void The_root_folder_has_512_entries()
    {
        var files = Enumerable.Range(0, 511).Select(i => new FatFile($"{i}", default)).ToArray();
        Assert.Equal(511, Volumes.Open(Volumes.Make(files)).Paths.Count);

        Fault.Expect(DiskFault.Unsupported, "The disk: the root folder has 512 entries, and 513 are needed. Put fewer files into it.", () => Volumes.Make([.. files, new FatFile("x".ToUpperInvariant(), default)]));
    }

    [Fact]
    public void Other_folders_grow_as_they_need()
    {
        var files = Enumerable.Range(0, 700).Select(i => new FatFile($"folder/a rather long name of a file {i}", Disks.Noise(i % 3, i))).ToArray();

        var volume = Volumes.Open(Volumes.Make(files));

        Assert.Equal(files.Select(file => file.Path), volume.Paths);
        Assert.All(files, file => Assert.Equal(file.Bytes.ToArray(), volume.Read(file.Path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("twelve chars")]
    [InlineData("größe")]
    [InlineData("a:b")]
    [InlineData("a ")]
    public void A_label_that_cannot_be_is_refused(string label) =>
        Assert.StartsWith($"'{label}' cannot be a volume's label: a label has 1 to 11 ASCII characters that a file name may have. Choose another label.",
            Assert.Throws<ArgumentException>(() => Volumes.Make(Volumes.DiskBytes, [], Volumes.Options with { Label = label })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x")]
    [InlineData("eleven char")]
    [InlineData("config-2")]
    public void A_label_is_kept_as_it_is(string label) => Assert.Equal(label, Volumes.Open(Volumes.Make(Volumes.DiskBytes, [], Volumes.Options with { Label = label })).Label);

    private static void Write(long bytes, DiskOptions options)
    {
        using var disk = WritableDisk.Open(Disks.Dynamic(DiskFormat.Vhdx, bytes, options), _ => null);
        FatVolumeWriter.Write(disk, Volumes.Options, []);
    }

    // Partition at sector 128, 8 reserved, two tables, 32 for the root folder, 4 a cluster.
    private static int DiskOf(int clusters) => (128 + 8 + (2 * (((clusters + 2) * 2 + 511) / 512)) + 32 + (4 * clusters)) * Sector;
}
