using System.Buffers.Binary;
using Microsoft.Extensions.Time.Testing;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Imaging.Identity;
using Xunit;

namespace Portal.Tests.Imaging.Identity;

public sealed class IdentityDiskTests
{
    private static readonly MachineIdentity Machine = new(GuestReader.CloudInit, "VDI-001", Guid.NewGuid());

    [Theory]
    [InlineData(DiskFormat.Vhdx, 5 * Disks.MiB, Disks.MiB)]
    [InlineData(DiskFormat.Vhd, 527_360, 512 * Disks.KiB)]
    public void It_is_small_and_mostly_holes(DiskFormat format, long length, int block)
    {
        var file = IdentityDisk.Build(Machine, format);
        var info = VirtualDisk.Inspect(file);

        Assert.Equal(length, file.Length);
        Assert.Equal((format, DiskKind.Dynamic, 16L * Disks.MiB, block, 512), (info.Format, info.Kind, info.VirtualSize, info.BlockSize, info.LogicalSectorSize));
        Assert.InRange(file.Extents().Sum(extent => extent.Length), 1, 80 * Disks.KiB);
    }

    [Fact]
    public void It_is_handed_over_at_its_start()
    {
        var file = IdentityDisk.Build(Machine, DiskFormat.Vhdx);

        Assert.Equal(0, file.Position);
        Assert.Equal((byte)'v', file.ReadByte());
    }

    [Fact]
    public void Its_blocks_may_be_others_and_its_sectors_stay()
    {
        var info = VirtualDisk.Inspect(IdentityDisk.Build(Machine, DiskFormat.Vhdx, new DiskOptions { BlockSize = 2 * Disks.MiB, LogicalSectorSize = 4096, PhysicalSectorSize = 512 }));

        Assert.Equal((2 * Disks.MiB, 512, 512), (info.BlockSize, info.LogicalSectorSize, info.PhysicalSectorSize));
    }

    [Theory]
    [InlineData(DiskFormat.Vhdx)]
    [InlineData(DiskFormat.Vhd)]
    public void The_same_GUIDs_and_clock_make_the_same_bytes_and_others_make_others(DiskFormat format)
    {
        Assert.Equal(Make(Disks.Numbered()), Make(Disks.Numbered()));
        Assert.NotEqual(Make(Guid.NewGuid), Make(Guid.NewGuid));

        byte[] Make(Func<Guid> guids) => Disks.Bytes(IdentityDisk.Build(Machine, format, new DiskOptions { NewGuid = guids, Clock = new FakeTimeProvider() }));
    }

    [Fact]
    public void No_two_disks_share_a_serial_a_signature_or_an_id()
    {
        var disks = Enumerable.Range(0, 50).Select(_ => IdentityDisk.Build(Machine, DiskFormat.Vhdx)).ToList();

        Assert.Equal(50, disks.Select(Volume).Select(volume => volume.Serial).Distinct().Count());
        Assert.Equal(50, disks.Select(Signature).Distinct().Count());
        Assert.Equal(50, disks.Select(Page83).Distinct().Count());
        Assert.DoesNotContain(disks, file => Signature(file) == Volume(file).Serial);
    }

    [Fact]
    public void Files_bear_the_time_of_the_clock()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero));
        using var disk = Disks.Open(IdentityDisk.Build(Machine, DiskFormat.Vhd, new DiskOptions { Clock = clock }));

        Assert.Equal(clock.GetUtcNow(), disk.Info.Stamp);
        Assert.Equal(51 << 9 | 2 << 5 | 3, BinaryPrimitives.ReadUInt16LittleEndian(Disks.Read(disk, (64 * Disks.KiB) + (72 * 512) + 24, 2)));
    }

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        var machine = Machine with { MoreFiles = [new FatFile("big", new byte[17 * Disks.MiB])] };

        Assert.Equal(DiskFault.Unsupported, Assert.Throws<DiskFormatException>(() => IdentityDisk.Build(machine, DiskFormat.Vhdx)).Fault);
    }

    private static FatVolume Volume(SparseStream file) => FatVolume.Open(Disks.Open(file));

    private static uint Signature(SparseStream file)
    {
        using var disk = Disks.Open(file);
        return BinaryPrimitives.ReadUInt32LittleEndian(Disks.Read(disk, 440, 4));
    }

    private static Guid Page83(SparseStream file)
    {
        Guid id = default;
        Edit.Item(file, 2, _ => { }, bytes => id = new Guid(bytes));
        return id;
    }
}
