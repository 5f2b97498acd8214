using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Fat;

public sealed class FatVolumeTests
{
    private const int TableAt = Volumes.Start + 4096;
    private const int RootAt = Volumes.Start + (72 * 512);
    private const int DataAt = Volumes.Start + (104 * 512);

    private static readonly Gen<string> Name =
        Gen.Char["ABCXYZabcxyz0123456789 .-_~!#$%&'()@^`{}+,;=[]äÖß親é"].Array[1, 40].Select(chars => new string(chars).TrimEnd(' ', '.')).Where(name => name.Length > 0);

    private static readonly Gen<FatFile[]> Files =
        Gen.Select(Name.Array[1, 3], Gen.Frequency((4, Gen.Int[0, 5000]), (1, Gen.Int[0, 200_000])), Gen.Int[1, 99],
            (names, length, seed) => new FatFile(string.Join('/', names), Disks.Noise(length, seed))).Array[0, 25].Select(Possible);

    [Fact]
    public void Files_read_back_as_they_were_written() => Files.Sample(files =>
    {
        var volume = Volumes.Open(Volumes.Make(files));

        Assert.Equal(files.Select(file => file.Path).Order(StringComparer.Ordinal), volume.Paths.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Bytes.ToArray(), volume.Read(file.Path)));
        Assert.Equal(("cidata", 0x1234_ABCDu), (volume.Label, volume.Serial));
    });

    [Fact]
    public void Fsck_and_7zip_find_any_files_whole()
    {
        using var folder = new TemporaryFolder();
        var number = 0;
        Files.Sample(files =>
        {
            var (name, disk) = (folder.At($"{++number}.img"), Volumes.Make(files));
            Volumes.SaveVolume(disk, name);
            var said = Tool.Run("fsck.fat", ["-n", "-v", name]);
            Assert.DoesNotContain("Dirty", said, StringComparison.OrdinalIgnoreCase);

            Tool.Run("7zz", ["x", "-tFAT", "-y", $"-o{name}.out", name]);
            Assert.All(files, file => Assert.Equal(file.Bytes.ToArray(), File.ReadAllBytes(Path.Combine($"{name}.out", file.Path))));
            return true;
        }, iter: 8, threads: 1);
    }

    [Fact]
    public void Case_does_not_count_and_what_is_not_there_is_nothing()
    {
        var volume = Volumes.Open(Volumes.Make(Volumes.File("openstack/latest/Meta_Data.json", "{}")));

        Assert.Equal("{}"u8.ToArray(), volume.Read("OPENSTACK/Latest/meta_data.JSON"));
        Assert.Null(volume.Read("openstack/latest"));
        Assert.Null(volume.Read("meta_data.json"));
    }

    [Fact]
    public void The_partition_table_is_the_first_sectors()
    {
        var disk = Volumes.Make().AsSpan();
        var entry = disk.Slice(446, 16);

        Assert.Equal(0x5678_EF01u, BinaryPrimitives.ReadUInt32LittleEndian(disk[440..]));
        Assert.Equal([0, 2, 3, 0, 0x0E, 10, 8, 2], entry[..8].ToArray());
        Assert.Equal((128u, 32640u), (BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[12..])));
        Assert.False(disk[462..510].ContainsAnyExcept((byte)0));
        Assert.Equal([0x55, 0xAA], disk[510..512].ToArray());
        Assert.False(disk[..440].ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void The_boot_sector_says_what_it_is()
    {
        var boot = Volumes.Make().AsSpan(Volumes.Start, 512);

        Assert.Equal([0xEB, 0x3C, 0x90], boot[..3].ToArray());
        Assert.Equal("MSDOS5.0", Encoding.ASCII.GetString(boot.Slice(3, 8)));
        Assert.Equal((512, 4, 8, 2, 512, 32640, 0xF8, 32), (Small(boot, 11), boot[13], Small(boot, 14), boot[16], Small(boot, 17), Small(boot, 19), boot[21], Small(boot, 22)));
        Assert.Equal((63, 255, 128u, 0u), (Small(boot, 24), Small(boot, 26), BinaryPrimitives.ReadUInt32LittleEndian(boot[28..]), BinaryPrimitives.ReadUInt32LittleEndian(boot[32..])));
        Assert.Equal((0x80, 0, 0x29, 0x1234_ABCDu), (boot[36], boot[37], boot[38], BinaryPrimitives.ReadUInt32LittleEndian(boot[39..])));
        Assert.Equal("cidata     FAT16   ", Encoding.ASCII.GetString(boot.Slice(43, 19)));
        Assert.Equal(0xAA55, Small(boot, 510));
    }

    [Fact]
    public void Both_tables_are_alike_and_chain_clusters_in_order()
    {
        var disk = Volumes.Make(new FatFile("A", Disks.Noise(5000)), new FatFile("B", default), new FatFile("D/C", Disks.Noise(2048))).AsSpan();

        Assert.Equal([0xF8, 0xFF, 0xFF, 0xFF, 3, 0, 4, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0], disk.Slice(TableAt, 16).ToArray());
        Assert.True(disk.Slice(TableAt, 16384).SequenceEqual(disk.Slice(TableAt + 16384, 16384)));
    }

    [Fact]
    public void Entries_carry_attributes_place_size_and_time()
    {
        var disk = Volumes.Make(new FatFile("A.TXT", Disks.Noise(5000)), new FatFile("D/C", Disks.Noise(2048)), new FatFile("D/E/F", default)).AsSpan();
        ushort date = 46 << 9 | 7 << 5 | 30, time = 13 << 11 | 45 << 5 | 15;

        AssertEntry(disk[RootAt..], "cidata     ", 0x08, 0, 0);
        AssertEntry(disk[(RootAt + 32)..], "A       TXT", 0x20, 2, 5000);
        AssertEntry(disk[(RootAt + 64)..], "D          ", 0x10, 5, 0);
        var folder = disk[(DataAt + (3 * 2048))..];
        AssertEntry(folder, ".          ", 0x10, 5, 0);
        AssertEntry(folder[32..], "..         ", 0x10, 0, 0);
        AssertEntry(folder[64..], "C          ", 0x20, 6, 2048);
        AssertEntry(folder[96..], "E          ", 0x10, 7, 0);
        var below = disk[(DataAt + (5 * 2048))..];
        AssertEntry(below, ".          ", 0x10, 7, 0);
        AssertEntry(below[32..], "..         ", 0x10, 5, 0);
        AssertEntry(below[64..], "F          ", 0x20, 0, 0);

        void AssertEntry(ReadOnlySpan<byte> entry, string name, byte attributes, int cluster, uint size)
        {
            Assert.Equal((name, attributes), (Encoding.ASCII.GetString(entry[..11]), entry[11]));
            Assert.Equal((time, date, date, time, date), (Small(entry, 14), Small(entry, 16), Small(entry, 18), Small(entry, 22), Small(entry, 24)));
            Assert.Equal((cluster, size), (Small(entry, 26), BinaryPrimitives.ReadUInt32LittleEndian(entry[28..])));
        }
    }

    [Fact]
    public void Long_names_lie_before_their_entry_last_part_first()
    {
        var root = Volumes.Make(new FatFile("meta_data with more.json", default)).AsSpan(RootAt + 32);

        Assert.Equal((0x42, 0x0F, 0x01, 0x0F, 0x20), (root[0], root[11], root[32], root[43], root[64 + 11]));
        Assert.Equal("META_D~1JSO", Encoding.ASCII.GetString(root.Slice(64, 11)));
        Assert.Equal("meta_data wit", Part(root[32..]));
        Assert.Equal("h more.json\0\uFFFF", Part(root));
        Assert.Equal(root[13], root[45]);

        static string Part(ReadOnlySpan<byte> entry) => Encoding.Unicode.GetString([.. entry.Slice(1, 10), .. entry.Slice(14, 12), .. entry.Slice(28, 4)]);
    }

    [Theory]
    [InlineData("1979-12-31T23:59:59Z", 1 << 5 | 1, 0)]
    [InlineData("1980-01-01T00:00:01Z", 1 << 5 | 1, 0)]
    [InlineData("2107-12-31T23:59:59Z", 127 << 9 | 12 << 5 | 31, 23 << 11 | 59 << 5 | 29)]
    [InlineData("2108-01-01T12:00:00Z", 127 << 9 | 12 << 5 | 31, 0)]
    [InlineData("2026-07-30T01:00:00+02:00", 46 << 9 | 7 << 5 | 29, 23 << 11)]
    public void Times_are_UTC_and_outside_the_format_its_first_and_last(string time, int date, int clock)
    {
        var options = Volumes.Options with { Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) };
        var entry = Volumes.Make(Volumes.DiskBytes, [], options).AsSpan(RootAt, 32);

        Assert.Equal((date, clock), (Small(entry, 24), Small(entry, 22)));
    }

    private static ushort Small(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    /// <summary>Without the files that would be folders too, or a second file of a name.</summary>
    private static FatFile[] Possible(FatFile[] files)
    {
        var taken = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase); // path to whether it is a file
        var possible = new List<FatFile>();
        foreach (var file in files)
        {
            var parts = file.Path.Split('/');
            var folders = Enumerable.Range(1, parts.Length - 1).Select(count => string.Join('/', parts[..count])).ToList();
            if (taken.ContainsKey(file.Path) || folders.Any(folder => taken.GetValueOrDefault(folder))) continue;

            // A folder keeps the case of its first use, and files are asked for by their own.
            if (folders.Any(folder => taken.ContainsKey(folder) && !possible.Any(each => each.Path.StartsWith(folder + "/", StringComparison.Ordinal)))) continue;
            foreach (var folder in folders) taken[folder] = false;
            taken[file.Path] = true;
            possible.Add(file);
        }

        return [.. possible];
    }
}
