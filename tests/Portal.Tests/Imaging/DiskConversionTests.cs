using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging;

public sealed class DiskConversionTests
{
    public static TheoryData<DiskFormat> Formats => [DiskFormat.Vhd, DiskFormat.Vhdx];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Bare_content_becomes_a_disk_and_its_zeros_take_no_room(DiskFormat format)
    {
        var content = new byte[8 * Disks.MiB];
        Disks.Noise(1000).CopyTo(content, (2 * Disks.MiB) + 70_000);
        var target = new SparseStream();

        var info = format == DiskFormat.Vhd
            ? VhdWriter.WriteDynamic(target, new MemoryStream(content), new DiskOptions { BlockSize = 512 * Disks.KiB })
            : VhdxWriter.WriteDynamic(target, new MemoryStream(content), new DiskOptions { BlockSize = Disks.MiB });

        Assert.Equal((format, DiskKind.Dynamic, 8L * Disks.MiB), (info.Format, info.Kind, info.VirtualSize));
        Assert.Equal(content, Disks.ReadAll(target));
        Assert.Equal(format == DiskFormat.Vhd ? 512 + 1024 + 512 + 512 + (512 * Disks.KiB) + 512 : 5 * Disks.MiB, target.Length);
    }

    [Fact]
    public void Zeros_within_a_block_are_not_written()
    {
        var content = new byte[2 * Disks.MiB];
        content[0] = 1;
        content[300_000] = 1;
        content[^1] = 1;
        var target = new SparseStream();

        VhdxWriter.WriteDynamic(target, new MemoryStream(content), new DiskOptions { BlockSize = 2 * Disks.MiB });

        Assert.Equal(content, Disks.ReadAll(target));
        Assert.Equal(3, target.Extents().Count(extent => extent.Offset >= 4 * Disks.MiB));
    }

    [Fact]
    public void Bare_content_stays_open()
    {
        var content = new MemoryStream(new byte[512]);

        VhdWriter.WriteDynamic(new SparseStream(), content);
        VhdxWriter.WriteDynamic(new SparseStream(), content);

        Assert.True(content.CanRead);
    }

    [Fact]
    public void Progress_is_told_in_steps_of_a_MiB_and_at_last_is_all()
    {
        var source = Disks.Dynamic(DiskFormat.Vhdx, 8 * Disks.MiB);
        Disks.Write(source, Disks.MiB, Disks.Noise((5 * Disks.MiB) / 2));
        var told = new List<long>();

        using var disk = Disks.Open(source);
        DiskConversion.Flatten(disk, new SparseStream(), DiskFormat.Vhdx, new Told(told.Add), CancellationToken.None);

        Assert.Equal([2 * Disks.MiB, 3 * Disks.MiB, 4 * Disks.MiB, 8 * Disks.MiB], told);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        var source = Disks.Dynamic(DiskFormat.Vhdx, 8 * Disks.MiB);
        Disks.Write(source, 0, Disks.Noise(8 * Disks.MiB));
        using var stop = new CancellationTokenSource();
        var told = new List<long>();

        using var disk = Disks.Open(source);
        Assert.Throws<OperationCanceledException>(() => DiskConversion.Flatten(disk, new SparseStream(), DiskFormat.Vhdx, new Told(done =>
        {
            told.Add(done);
            if (done == 3 * Disks.MiB) stop.Cancel();
        }), stop.Token));

        Assert.Equal([Disks.MiB, 2 * Disks.MiB, 3 * Disks.MiB], told);
    }

    [Fact]
    public void A_copy_keeps_its_sources_sectors_and_has_the_blocks_it_is_given()
    {
        var source = Disks.Dynamic(DiskFormat.Vhdx, 8 * Disks.MiB, new DiskOptions { LogicalSectorSize = 4096 });

        using var disk = Disks.Open(source);
        var info = DiskConversion.Flatten(disk, new SparseStream(), DiskFormat.Vhdx, null, CancellationToken.None, new DiskOptions { BlockSize = 4 * Disks.MiB, PhysicalSectorSize = 512 });

        Assert.Equal((4096, 4096, 4 * Disks.MiB), (info.LogicalSectorSize, info.PhysicalSectorSize, info.BlockSize));
    }

    [Fact]
    public void A_copy_of_bare_content_has_the_sectors_it_is_given()
    {
        var info = VhdxWriter.WriteDynamic(new SparseStream(), new MemoryStream(new byte[8192]), new DiskOptions { LogicalSectorSize = 4096, PhysicalSectorSize = 4096 });

        Assert.Equal((4096, 4096), (info.LogicalSectorSize, info.PhysicalSectorSize));
    }

    [Fact]
    public void Sectors_of_4_KiB_do_not_go_into_a_VHD()
    {
        using var disk = Disks.Open(Disks.Dynamic(DiskFormat.Vhdx, options: new DiskOptions { LogicalSectorSize = 4096 }));

        Fault.Expect(DiskFault.Unsupported, "The new disk: a VHD has sectors of 512 bytes, and the source has 4096. Choose another size or format.",
            () => DiskConversion.Flatten(disk, new SparseStream(), DiskFormat.Vhd, null, CancellationToken.None));
    }

    [Fact]
    public void Bare_sectors_are_no_target()
    {
        using var disk = Disks.Open(Disks.Dynamic(DiskFormat.Vhdx));

        Assert.Contains("A copy is a VHD or a VHDX.", Assert.Throws<ArgumentOutOfRangeException>(() => DiskConversion.Flatten(disk, new SparseStream(), DiskFormat.Raw, null, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_GUIDs_and_clock_make_the_same_copy()
    {
        var source = Disks.Dynamic(DiskFormat.Vhd);
        Disks.Write(source, 0, Disks.Noise(100_000));

        Assert.Equal(Copy(), Copy());

        byte[] Copy()
        {
            var target = new SparseStream();
            using var disk = Disks.Open(source);
            DiskConversion.Flatten(disk, target, DiskFormat.Vhdx, null, CancellationToken.None, new DiskOptions { NewGuid = Disks.Numbered(), BlockSize = Disks.MiB });
            return Disks.Bytes(target);
        }
    }

    [Fact]
    public void A_full_disk_is_told_and_the_target_left_open()
    {
        var target = new FullStream(5 * Disks.MiB);
        using var disk = VirtualDisk.OpenRaw(new MemoryStream(Disks.Noise(8 * Disks.MiB)));

        Assert.Throws<IOException>(() => DiskConversion.Flatten(disk, target, DiskFormat.Vhdx, null, CancellationToken.None, new DiskOptions { BlockSize = Disks.MiB }));
        Assert.True(target.CanWrite);
    }

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }

    private sealed class FullStream(long room) : MemoryStream
    {
        public override void SetLength(long value) => base.SetLength(value <= room ? value : throw new IOException("No space left on device"));
    }
}
