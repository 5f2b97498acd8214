using System.Buffers.Binary;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhdx;

public sealed class VhdxHeaderTests
{
    private static readonly byte[] Data = Disks.Noise(100_000);

    [Theory]
    [InlineData(Edit.Header1)]
    [InlineData(Edit.Header2)]
    [InlineData(Edit.Regions1)]
    [InlineData(Edit.Regions2)]
    public void One_good_copy_is_enough(long damaged)
    {
        var file = Written();
        Edit.Raw(file, damaged + 90, 1, bytes => bytes[0] ^= 0x40);

        Assert.Equal(Data, Disks.ReadAll(file)[..Data.Length]);
    }

    [Theory]
    [InlineData(Edit.Header1, 9)]
    [InlineData(Edit.Header2, 9)]
    public void The_header_with_the_higher_number_counts(long newer, long sequence)
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        var identity = Guid.NewGuid();
        Edit.Header(file, newer, bytes =>
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], sequence);
            identity.TryWriteBytes(bytes[32..]);
        });

        Assert.Equal(identity, VirtualDisk.Inspect(file).Identity);
    }

    [Fact]
    public void Two_headers_alike_are_one()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Edit.Headers(file, bytes => bytes[8] = 5);

        Assert.Equal(4 * Disks.MiB, VirtualDisk.Inspect(file).VirtualSize);
    }

    [Fact]
    public void A_disk_that_is_written_is_another_disk_and_keeps_its_last_header()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx, options: new DiskOptions { NewGuid = Disks.Numbered() });
        var before = VirtualDisk.Inspect(file).Identity;
        var header1 = Bytes(file, Edit.Header1);
        var header2 = Bytes(file, Edit.Header2);

        using var disk = WritableDisk.Open(file, _ => null, leaveOpen: true);
        var next = Disks.Numbered();
        disk.NewGuid = () => next() is var guid ? new Guid(9, 9, 9, guid.ToByteArray()[..8]) : guid;
        disk.Write(0, Data);
        disk.Write(0, Data); // once is enough

        var after = Bytes(file, Edit.Header1);
        Assert.Equal(disk.Info.Identity, VirtualDisk.Inspect(file).Identity);
        Assert.NotEqual(before, disk.Info.Identity);
        Assert.Equal(header2, Bytes(file, Edit.Header2));
        Assert.NotEqual(header1, after);
        Assert.Equal(3, BinaryPrimitives.ReadInt64LittleEndian(after.AsSpan(8)));
        Assert.NotEqual(new Guid(after.AsSpan(16, 16)), new Guid(header1.AsSpan(16, 16)));
        Assert.Equal(disk.Info.Identity, new Guid(after.AsSpan(32, 16)));
    }

    [Fact]
    public void Each_time_that_a_disk_is_opened_and_written_the_older_header_is_replaced()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        for (var i = 0; i < 3; i++) Disks.Write(file, 0, Data);

        Assert.Equal((5, 4), (Sequence(file, Edit.Header1), Sequence(file, Edit.Header2)));
    }

    [Fact]
    public void Reading_changes_nothing()
    {
        var file = Written();
        var before = Disks.Bytes(file);

        Disks.ReadAll(file);

        Assert.Equal(before, Disks.Bytes(file));
    }

    private static long Sequence(Stream file, long at) => BinaryPrimitives.ReadInt64LittleEndian(Bytes(file, at).AsSpan(8));

    private static byte[] Bytes(Stream file, long at)
    {
        byte[] copy = [];
        Edit.Raw(file, at, 4096, bytes => copy = bytes.ToArray());
        return copy;
    }

    private static SparseStream Written()
    {
        var disk = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(disk, 0, Data);
        return disk;
    }
}
