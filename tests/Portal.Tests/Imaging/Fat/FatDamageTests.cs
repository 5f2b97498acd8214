using System.Buffers.Binary;
using CsCheck;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Xunit;

namespace Portal.Tests.Imaging.Fat;

/// <summary>Volumes that are none, or damaged.</summary>
public sealed class FatDamageTests
{
    private const string None = "a disk with a partition that holds a FAT16 volume was expected, and there is none";
    private const int Boot = Volumes.Start;
    private const int Table = Volumes.Start + 4096;
    private const int Root = Volumes.Start + (72 * 512);
    private const int Folder = Volumes.Start + (104 * 512);

    // Root: label, D (cluster 2), F.TXT (clusters 4 and 5). In D: itself, above, E.TXT (cluster 3).
    private readonly byte[] _disk = Volumes.Make(Volumes.File("D/E.TXT", "below"), new FatFile("F.TXT", Disks.Noise(3000)));

    public static TheoryData<string, Action<byte[]>> NoVolume => new()
    {
        { "no mark", disk => disk[510] = 0 },
        { "no partition", disk => disk[450] = 0 },
        { "a partition of another kind", disk => disk[450] = 0x07 },
        { "a partition behind the end", disk => Set32(disk, 454, 32768) },
        { "a partition at the end of all numbers", disk => Set32(disk, 454, -1) },
        { "an empty partition", disk => Set32(disk, 458, 0) },
        { "a partition that is too short", disk => Set32(disk, 458, 32639) },
        { "no boot sector", disk => disk[Boot + 510] = 0 },
        { "sectors of 1 KiB", disk => Set16(disk, Boot + 11, 1024) },
        { "no sectors in a cluster", disk => disk[Boot + 13] = 0 },
        { "three sectors in a cluster", disk => disk[Boot + 13] = 3 },
        { "nothing reserved", disk => Set16(disk, Boot + 14, 0) },
        { "no tables", disk => disk[Boot + 16] = 0 },
        { "no root folder", disk => Set16(disk, Boot + 17, 0) },
        { "a root folder of half a sector", disk => Set16(disk, Boot + 17, 520) },
        { "more sectors than the partition", disk => Set16(disk, Boot + 19, 32641) },
        { "no sectors at all", disk => Set16(disk, Boot + 19, 0) },
        { "no room for data", disk => Set16(disk, Boot + 19, 104) },
        { "FAT12", disk => Set16(disk, Boot + 19, 104 + (4 * 4084)) },
        { "FAT32", disk => { disk[Boot + 13] = 1; Set16(disk, Boot + 19, 0); Set32(disk, Boot + 32, 32640); Set16(disk, Boot + 22, 1); } },
        { "a table that is too short", disk => Set16(disk, Boot + 22, 31) },
    };

    [Theory]
    [MemberData(nameof(NoVolume), DisableDiscoveryEnumeration = true)]
    public void A_disk_without_a_volume_is_refused(string what, Action<byte[]> damage)
    {
        Assert.NotEmpty(what);
        Refused(None, damage);
    }

    [Fact]
    public void The_smallest_raw_disk_has_no_volume() =>
        Assert.Equal(DiskFault.VolumeDamaged, Assert.Throws<DiskFormatException>(() => FatVolume.Open(VirtualDisk.OpenRaw(new MemoryStream(new byte[512])))).Fault);

    [Theory]
    [InlineData(0x04)]
    [InlineData(0x06)]
    [InlineData(0x0E)]
    public void The_first_partition_of_a_FAT16_kind_counts(byte kind)
    {
        _disk.AsSpan(446, 16).CopyTo(_disk.AsSpan(446 + 48));
        _disk[446 + 48 + 4] = kind;
        _disk[450] = 0x83;

        Assert.Equal(2, Volumes.Open(_disk).Paths.Count);
    }

    [Fact]
    public void A_volume_need_not_fill_its_partition()
    {
        Set16(_disk, Boot + 19, 104 + (4 * 4085));

        Assert.Equal(Disks.Noise(3000), Volumes.Open(_disk).Read("F.TXT"));
    }

    [Fact]
    public void A_folder_that_lies_where_another_does_is_refused() =>
        Refused("a folder of the volume lies in one place, and D/E.TXT is where another one is", disk =>
        {
            disk[Folder + 64 + 11] = 0x10;
            Set16(disk, Folder + 64 + 26, 2);
        });

    [Fact]
    public void Two_files_of_one_path_are_refused() =>
        Refused("a volume has up to 65,536 files, each with a path of its own, and F.TXT is one too many", disk => disk.AsSpan(Root + 64, 32).CopyTo(disk.AsSpan(Root + 96)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8136)]
    [InlineData(0xFFF7)]
    public void A_folder_that_begins_outside_is_refused(int cluster) =>
        Refused($"D goes on in cluster {cluster}, and the volume has 2 to 8135", disk => Set16(disk, Root + 32 + 26, cluster));

    [Theory]
    [InlineData(0)]
    [InlineData(0xFFF7)]
    [InlineData(0xFFFF)]
    public void A_file_whose_chain_ends_early_is_refused_when_it_is_read(int next)
    {
        Set16(_disk, Table + (4 * 2), next);
        var volume = Volumes.Open(_disk);

        Assert.Equal("below"u8.ToArray(), volume.Read("D/E.TXT"));
        Fault.Expect(DiskFault.VolumeDamaged, $"The disk: F.TXT goes on in cluster {next}, and the volume has 2 to 8135. Make the disk again.", () => volume.Read("F.TXT"));
    }

    [Fact]
    public void A_file_bigger_than_the_volume_is_refused_when_it_is_read()
    {
        Set32(_disk, Root + 64 + 28, (8134 * 2048) + 1);

        Fault.Expect(DiskFault.VolumeDamaged, "The disk: F.TXT has 16,658,433 bytes, more than the volume. Make the disk again.", () => Volumes.Open(_disk).Read("F.TXT"));
    }

    [Fact]
    public void A_folder_that_goes_round_ends_with_the_volume()
    {
        for (var at = Folder + 64; at < Folder + 2048; at += 32) _disk[at] = 0xE5;
        Set16(_disk, Table + 4, 2);

        Assert.Equal(["F.TXT"], Volumes.Open(_disk).Paths);
    }

    [Theory]
    [InlineData(0xFFF8)]
    [InlineData(0xFFFF)]
    public void A_folder_ends_at_its_last_cluster(int end)
    {
        for (var at = Folder + 96; at < Folder + 2048; at += 32) _disk[at] = 0xE5;
        Set16(_disk, Table + 4, end);

        Assert.Equal(["D/E.TXT", "F.TXT"], Volumes.Open(_disk).Paths);
    }

    [Fact]
    public void Deleted_files_are_gone_and_what_follows_the_end_is_not_read()
    {
        _disk[Root + 32] = 0xE5;
        _disk.AsSpan(Root + 64, 32).CopyTo(_disk.AsSpan(Root + 128));

        Assert.Equal(["F.TXT"], Volumes.Open(_disk).Paths);
    }

    [Theory]
    [InlineData(0x00, "D/E.TXT")]
    [InlineData(0x08, "D/e.TXT")]
    [InlineData(0x10, "D/E.txt")]
    [InlineData(0x18, "D/e.txt")]
    public void Windows_keeps_lower_case_in_two_bits(byte bits, string path)
    {
        _disk[Folder + 64 + 12] = bits;

        Assert.Contains(path, Volumes.Open(_disk).Paths);
    }

    [Fact]
    public void A_long_name_whose_checksum_is_another_names_does_not_count()
    {
        var disk = Volumes.Make(Volumes.File("a long name.txt", "x"));
        disk[Root + 32 + 13] ^= 1;
        disk[Root + 64 + 13] ^= 1;

        Assert.Equal(["ALONGN~1.TXT"], Volumes.Open(disk).Paths);
    }

    [Fact]
    public void Parts_of_a_name_that_was_deleted_do_not_count()
    {
        var disk = Volumes.Make(Volumes.File("a long name.txt", "x"), Volumes.File("B", "y"));
        disk[Root + 96] = 0xE5;

        Assert.Equal(["B"], Volumes.Open(disk).Paths);
    }

    [Fact]
    public void A_volume_without_a_label_of_its_own_has_that_of_the_boot_sector()
    {
        _disk[Root] = 0xE5;
        "ANOTHER    "u8.CopyTo(_disk.AsSpan(Boot + 43));

        Assert.Equal("ANOTHER", Volumes.Open(_disk).Label);
    }

    [Fact]
    public void A_label_in_a_folder_is_no_label()
    {
        _disk[Folder + 64 + 11] = 0x08;

        Assert.Equal(("cidata", 1), (Volumes.Open(_disk).Label, Volumes.Open(_disk).Paths.Count));
    }

    [Fact]
    public void Whatever_is_changed_the_volume_is_read_or_refused() =>
        Gen.Select(Gen.OneOf(Gen.Int[440, 511], Gen.Int[Boot, Boot + 64], Gen.Int[Table, Table + 32], Gen.Int[Root, Root + 128], Gen.Int[Folder, Folder + 128]), Gen.Byte).List[1, 6].Sample(changes =>
        {
            var disk = (byte[])_disk.Clone();
            foreach (var (at, value) in changes) disk[at] = value;
            try
            {
                var volume = Volumes.Open(disk);
                foreach (var path in volume.Paths) volume.Read(path);
            }
            catch (DiskFormatException refusal)
            {
                Assert.Equal(DiskFault.VolumeDamaged, refusal.Fault);
            }
        });

    private void Refused(string rule, Action<byte[]> damage)
    {
        damage(_disk);
        Fault.Expect(DiskFault.VolumeDamaged, $"The disk: {rule}. Make the disk again.", () => Volumes.Open(_disk));
    }

    private static void Set16(byte[] disk, int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(disk.AsSpan(at), (ushort)value);

    private static void Set32(byte[] disk, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(disk.AsSpan(at), value);
}
