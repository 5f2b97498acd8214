using Portal.Imaging;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging;

public sealed class VirtualDiskTests
{
    public static TheoryData<long, int> Outside => new() { { -1, 1 }, { 4 * Disks.MiB, 1 }, { (4 * Disks.MiB) - 1, 2 }, { long.MaxValue, 1 }, { 0, (4 * Disks.MiB) + 1 } };

    [Theory]
    [MemberData(nameof(Outside))]
    public void What_is_not_all_in_the_disk_is_neither_read_nor_written(long offset, int length)
    {
        foreach (var format in new[] { DiskFormat.Vhd, DiskFormat.Vhdx })
        {
            var file = Disks.Dynamic(format);
            var before = file.Length;
            using var disk = WritableDisk.Open(file, _ => null);

            Assert.Throws<ArgumentOutOfRangeException>(() => disk.Read(offset, new byte[length]));
            Assert.Throws<ArgumentOutOfRangeException>(() => disk.Write(offset, new byte[length]));
            Assert.Equal(before, file.Length);
        }
    }

    [Theory]
    [InlineData(DiskFormat.Vhd, 2 * Disks.MiB)]
    [InlineData(DiskFormat.Vhdx, 32 * Disks.MiB)]
    public void A_disk_has_the_blocks_that_a_host_would_give_it(DiskFormat format, int block)
    {
        var target = new SparseStream();
        var info = format == DiskFormat.Vhd ? VhdWriter.CreateDynamic(target, Disks.GiB) : VhdxWriter.CreateDynamic(target, Disks.GiB);

        Assert.Equal((format, DiskKind.Dynamic, Disks.GiB, block, 512, format == DiskFormat.Vhd ? 512 : 4096, null),
            (info.Format, info.Kind, info.VirtualSize, info.BlockSize, info.LogicalSectorSize, info.PhysicalSectorSize, info.Parent));
        Assert.Equal(info, VirtualDisk.Inspect(target));
    }

    [Fact]
    public void GUIDs_come_from_where_they_are_told_to()
    {
        var (one, other) = (Make(), Make());

        Assert.Equal(one, other);
        Assert.NotEqual(VirtualDisk.Inspect(Disks.Dynamic(DiskFormat.Vhdx)).Identity, VirtualDisk.Inspect(Disks.Dynamic(DiskFormat.Vhdx)).Identity);

        static byte[] Make()
        {
            var next = Disks.Numbered();
            var file = Disks.Dynamic(DiskFormat.Vhdx, options: new DiskOptions { NewGuid = next });
            using var disk = WritableDisk.Open(file, _ => null, leaveOpen: true);
            disk.NewGuid = next;
            disk.Write(0, [1]);
            return Disks.Bytes(file);
        }
    }

    [Fact]
    public void Bare_sectors_are_read_and_written_as_they_are()
    {
        var file = new MemoryStream(Disks.Noise(2048));
        using (var disk = WritableDisk.OpenRaw(file, leaveOpen: true))
        {
            disk.NewGuid = Guid.NewGuid; // which bare sectors have no use for
            disk.Write(600, [1, 2, 3]);
            disk.Flush();
            Assert.Equal(new DiskInfo(DiskFormat.Raw, DiskKind.Fixed, 2048, 0, 512, 512, Guid.Empty, null), disk.Info);
            Assert.Equal([new Extent(0, 2048)], disk.Extents());
        }

        Assert.Equal([.. Disks.Noise(2048)[..600], 1, 2, 3, .. Disks.Noise(2048)[603..]], file.ToArray());
        VirtualDisk.OpenRaw(file).Dispose();
        Assert.False(file.CanRead);
    }

    [Fact]
    public void A_raw_file_that_is_refused_is_closed()
    {
        var file = new WatchedStream(new MemoryStream(new byte[700]));

        Assert.Throws<DiskFormatException>(() => VirtualDisk.OpenRaw(file));
        Assert.True(file.IsClosed);
    }

    [Fact]
    public void A_disk_that_cannot_be_written_is_closed()
    {
        var disk = Disks.Dynamic(DiskFormat.Vhd);
        Edit.Raw(disk, disk.Length - 512, 512, bytes => bytes[30] ^= 1);
        var file = new WatchedStream(disk);

        Assert.Throws<DiskFormatException>(() => WritableDisk.Open(file, _ => null));
        Assert.True(file.IsClosed);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_was_cut()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Disks.Noise(Disks.MiB));
        using var disk = Disks.Open(file);
        file.SetLength(4 * Disks.MiB);

        Fault.Expect(DiskFault.Truncated, $"The disk: the file has 5,242,880 bytes, but its data ends at byte 4,194,404. {Fault.CopyAgain}", () => Disks.Read(disk, 0, 100));
    }

    [Fact]
    public void Flushing_reaches_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("disk.vhd"), Disks.Bytes(Disks.Dynamic(DiskFormat.Vhd)));
        using var file = new FileStream(folder.At("disk.vhd"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1 << 20);
        using var disk = WritableDisk.Open(file, _ => null);

        disk.Write(0, [1, 2, 3]);
        disk.Flush();

        using var other = VirtualDisk.OpenFile(folder.At("disk.vhd"));
        Assert.Equal([1, 2, 3], Disks.Read(other, 0, 3));
    }

    [Fact]
    public void A_locator_shows_its_paths_and_its_disk() =>
        Assert.Equal(@".\a or C:\a ({00000000-0000-0000-0000-000000000000})", new ParentLocator(Guid.Empty, @".\a", null, @"C:\a").ToString());

    [Fact]
    public void Exceptions_keep_what_they_were_given()
    {
        var inner = new IOException();

        Assert.Equal(("a", inner), (new DiskFormatException("a", inner).Message, new DiskFormatException("a", inner).InnerException));
        foreach (var plain in new[] { new DiskFormatException(), new DiskFormatException("a"), new DiskFormatException("a", inner) })
            Assert.Equal(("", "", ""), (plain.Disk, plain.Rule, plain.Remedy));
    }
}
