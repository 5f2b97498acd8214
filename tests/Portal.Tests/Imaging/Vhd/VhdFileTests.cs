using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhd;

public sealed class VhdFileTests
{
    private static readonly DateTimeOffset Then = new(2026, 7, 30, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public void The_footer_is_written_as_Windows_writes_it()
    {
        var file = Disks.Bytes(Disks.Dynamic(DiskFormat.Vhd, 4 * Disks.MiB, At(Then) with { NewGuid = () => new Guid("00112233-4455-6677-8899-aabbccddeeff") }));
        var footer = file.AsSpan(0, 512);

        Assert.True(footer.SequenceEqual(file.AsSpan(^512..)));
        Assert.Equal("conectix", Encoding.ASCII.GetString(footer[..8]));
        Assert.Equal((2u, 0x0001_0000u, 512L), (Number(footer, 8), Number(footer, 12), BinaryPrimitives.ReadInt64BigEndian(footer[16..])));
        Assert.Equal((uint)(Then - new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds, Number(footer, 24));
        Assert.Equal("win ", Encoding.ASCII.GetString(footer.Slice(28, 4)));
        Assert.Equal(0x0006_0002u, Number(footer, 32));
        Assert.Equal("Wi2k", Encoding.ASCII.GetString(footer.Slice(36, 4)));
        Assert.Equal((4L * Disks.MiB, 4L * Disks.MiB), (BinaryPrimitives.ReadInt64BigEndian(footer[40..]), BinaryPrimitives.ReadInt64BigEndian(footer[48..])));
        Assert.Equal(3u, Number(footer, 60));
        Assert.Equal("00112233445566778899AABBCCDDEEFF", Convert.ToHexString(footer.Slice(68, 16)));
        Assert.False(footer[84..].ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void The_header_is_written_as_Windows_writes_it()
    {
        var header = Disks.Bytes(Disks.Dynamic(DiskFormat.Vhd, 5 * Disks.MiB)).AsSpan(512, 1024);

        Assert.Equal("cxsparse", Encoding.ASCII.GetString(header[..8]));
        Assert.Equal((-1L, 1536L), (BinaryPrimitives.ReadInt64BigEndian(header[8..]), BinaryPrimitives.ReadInt64BigEndian(header[16..])));
        Assert.Equal((0x0001_0000u, 3u, 2u * Disks.MiB), (Number(header, 24), Number(header, 28), Number(header, 32)));
        Assert.False(header[40..].ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_child_keeps_its_parents_name_number_and_time()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhd, 4 * Disks.MiB, At(Then));
        var id = VirtualDisk.Inspect(parent).Identity;
        var child = Disks.Bytes(Disks.Child(parent, new ParentLocator(Guid.Empty, @"..\img\ä.vhd", null, @"C:\img\ä.vhd"), At(Then.AddDays(1))));
        var header = child.AsSpan(512, 1024);

        Assert.Equal(id, new Guid(header.Slice(40, 16), bigEndian: true));
        Assert.Equal(Number(Disks.Bytes(parent), 24), Number(header, 56));
        Assert.Equal("C:\\img\\ä.vhd\0", Encoding.BigEndianUnicode.GetString(header.Slice(64, 26)));
        Assert.Equal((0x5732_7275u, 512u, 24u), (Number(header, 576), Number(header, 580), Number(header, 584)));
        Assert.Equal((0x5732_6B75u, 512u, 24u), (Number(header, 600), Number(header, 604), Number(header, 608)));
        Assert.Equal(@"..\img\ä.vhd", Encoding.Unicode.GetString(child, (int)BinaryPrimitives.ReadInt64BigEndian(header[592..]), 24));
        Assert.Equal(@"C:\img\ä.vhd", Encoding.Unicode.GetString(child, (int)BinaryPrimitives.ReadInt64BigEndian(header[616..]), 24));
    }

    [Theory]
    [InlineData(@".\a.vhd", null)]
    [InlineData(null, @"C:\a.vhd")]
    [InlineData(@".\a.vhd", @"C:\a.vhd")]
    [InlineData(@"..\親\子.vhd", @"\\server\share\親\子.vhd")]
    public void Paths_come_back_as_they_were_given(string? relative, string? absolute)
    {
        var parent = Disks.Dynamic(DiskFormat.Vhd);

        var locator = VirtualDisk.Inspect(Disks.Child(parent, new ParentLocator(Guid.Empty, relative, null, absolute))).Parent!;

        Assert.Equal((VirtualDisk.Inspect(parent).Identity, relative, null, absolute), (locator.Identity, locator.RelativePath, locator.VolumePath, locator.AbsolutePath));
    }

    [Fact]
    public void A_path_longer_than_a_sector_moves_the_next_one()
    {
        var longer = @".\" + new string('a', 600) + ".vhd";
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd), new ParentLocator(Guid.Empty, longer, null, @"C:\" + longer));
        Disks.Write(child, 0, [1], Parentless(child));

        var locator = VirtualDisk.Inspect(child).Parent!;

        Assert.Equal((longer, @"C:\" + longer), (locator.RelativePath, locator.AbsolutePath));
    }

    [Fact]
    public void A_child_of_an_old_writer_has_nothing_but_its_parents_name()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd), new ParentLocator(Guid.Empty, @".\x.vhd", null, @"C:\img\base.vhd"));
        Edit.VhdHeader(child, bytes => bytes[576..].Clear());

        Assert.Equal([@"C:\img\base.vhd"], VirtualDisk.Inspect(child).Parent!.Paths);
    }

    [Fact]
    public void A_child_that_knows_no_name_at_all_has_no_paths()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd));
        Edit.VhdHeader(child, bytes => bytes[64..].Clear());

        Assert.Empty(VirtualDisk.Inspect(child).Parent!.Paths);
    }

    [Fact]
    public void A_name_that_fills_its_field_has_no_end()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd));
        Edit.VhdHeader(child, bytes =>
        {
            bytes[576..].Clear();
            Encoding.BigEndianUnicode.GetBytes(new string('x', 256), bytes[64..]);
        });

        Assert.Equal([new string('x', 256)], VirtualDisk.Inspect(child).Parent!.Paths);
    }

    [Fact]
    public void A_disk_without_its_footer_is_read_by_the_copy_and_not_written()
    {
        var file = Disks.Dynamic(DiskFormat.Vhd);
        Disks.Write(file, 0, Disks.Noise(5000));
        Edit.Raw(file, file.Length - 512, 512, bytes => bytes[30] ^= 1);

        Assert.Equal(Disks.Noise(5000), Disks.ReadAll(file)[..5000]);
        Fault.Expect(DiskFault.HeaderDamaged, $"The disk: a VHD that is written to must have its footer at the end, and it is gone. {Fault.Restore}", () => WritableDisk.Open(file, _ => null));
    }

    [Fact]
    public void A_disk_with_a_damaged_copy_is_read_and_written()
    {
        var file = Disks.Dynamic(DiskFormat.Vhd);
        Edit.Raw(file, 0, 512, bytes => bytes[30] ^= 1);
        Disks.Write(file, 100, Disks.Noise(5000));

        Assert.Equal(Disks.Noise(5000), Disks.ReadAll(file)[100..5100]);
    }

    [Fact]
    public void Sectors_that_a_dynamic_disk_does_not_call_present_are_zeros()
    {
        var file = Disks.Dynamic(DiskFormat.Vhd);
        Disks.Write(file, 0, Disks.Noise(4096));
        Edit.Raw(file, 2048, 1, bits => bits[0] = 0b1011_1111); // the table has one sector; the first block follows it

        Assert.Equal([.. Disks.Noise(4096)[..512], .. new byte[512], .. Disks.Noise(4096)[1024..]], Disks.ReadAll(file)[..4096]);
    }

    [Fact]
    public void Holes_of_a_disk_are_not_data()
    {
        var file = Disks.Dynamic(DiskFormat.Vhd, 20 * Disks.MiB);
        Disks.Write(file, 11 * Disks.MiB, [1]);

        using var disk = Disks.Open(file);
        Assert.Equal([new Extent(10 * Disks.MiB, 2 * Disks.MiB)], disk.Extents());
    }

    [Fact]
    public void The_largest_disk_has_2040_GiB()
    {
        var file = Disks.Dynamic(DiskFormat.Vhd, 2040 * Disks.GiB);
        Disks.Write(file, (2040 * Disks.GiB) - 3, [1, 2, 3]);

        using var disk = Disks.Open(file);
        Assert.Equal([0, 1, 2, 3], Disks.Read(disk, (2040 * Disks.GiB) - 4, 4));
    }

    // Both sides of every border of the specification's "CHS Calculation".
    [Theory]
    [InlineData(512L, 0, 4, 17)]
    [InlineData(16L * Disks.MiB, 481, 4, 17)]
    [InlineData(34_816_000L, 1000, 4, 17)]
    [InlineData(4096L * 17 * 512, 140, 16, 31)]
    [InlineData(100L * Disks.MiB, 1003, 12, 17)]
    [InlineData((1024L * 16 * 17 * 512) - 512, 1023, 16, 17)]
    [InlineData(1024L * 16 * 17 * 512, 561, 16, 31)]
    [InlineData((1024L * 16 * 31 * 512) - 512, 1023, 16, 31)]
    [InlineData(1024L * 16 * 31 * 512, 503, 16, 63)]
    [InlineData(10L * 1024 * Disks.MiB, 20805, 16, 63)]
    [InlineData((65535L * 16 * 63 * 512) - 512, 65534, 16, 63)]
    [InlineData(65535L * 16 * 63 * 512, 16191, 16, 255)]
    [InlineData(127L * 1024 * Disks.MiB, 65278, 16, 255)]
    [InlineData(2040L * 1024 * Disks.MiB, 65535, 16, 255)]
    public void The_geometry_is_the_specifications(long size, int cylinders, int heads, int sectors)
    {
        var geometry = Number(Disks.Bytes(Head(size)), 56);

        Assert.Equal((cylinders, heads, sectors), ((int)(geometry >> 16), (int)(geometry >> 8 & 0xFF), (int)(geometry & 0xFF)));
    }

    [Theory]
    [InlineData("1999-12-31T23:59:59Z", 0u)]
    [InlineData("2000-01-01T00:00:01.9Z", 1u)]
    [InlineData("2200-01-01T00:00:00Z", uint.MaxValue)]
    public void Times_outside_the_format_are_its_first_and_last(string time, uint seconds)
    {
        var file = Disks.Dynamic(DiskFormat.Vhd, 512, At(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds), VirtualDisk.Inspect(file).Stamp);
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static DiskOptions At(DateTimeOffset time) => new() { Clock = new FakeTimeProvider(time) };

    // Big blocks keep the table small.
    private static SparseStream Head(long size) => Disks.Dynamic(DiskFormat.Vhd, size, new DiskOptions { BlockSize = 256 * Disks.MiB });

    private static SparseStream Parentless(Stream child)
    {
        var parent = Disks.Dynamic(DiskFormat.Vhd);
        var id = VirtualDisk.Inspect(child).Parent!.Identity.ToByteArray(bigEndian: true);
        Edit.Footers(parent, bytes => id.CopyTo(bytes[68..]));
        return parent;
    }
}
