using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging;

/// <summary>Disks that cannot be made.</summary>
public sealed class WriterRefusalTests
{
    private const string Remedy = "Choose another size or format.";

    [Theory]
    [InlineData(0, "a VHD has up to 2040 GiB in 512-byte sectors, and 0 bytes were asked for")]
    [InlineData(-512, "a VHD has up to 2040 GiB in 512-byte sectors, and -512 bytes were asked for")]
    [InlineData(513, "a VHD has up to 2040 GiB in 512-byte sectors, and 513 bytes were asked for")]
    [InlineData((2040 * Disks.GiB) + 512, "a VHD has up to 2040 GiB in 512-byte sectors, and 2,190,433,321,472 bytes were asked for")]
    public void A_VHD_of_no_such_size_is_refused(long size, string rule) => Refused(rule, DiskFormat.Vhd, size);

    [Theory]
    [InlineData(0, "a disk has up to 64 TiB, and here it has 0 bytes")]
    [InlineData((64 * Disks.TiB) + 512, "a disk has up to 64 TiB, and here it has 70,368,744,178,176 bytes")]
    [InlineData(700, "a disk is a whole number of 512-byte sectors, and here it has 700 bytes")]
    public void A_VHDX_of_no_such_size_is_refused(long size, string rule) => Refused(rule, DiskFormat.Vhdx, size);

    [Theory]
    [InlineData(DiskFormat.Vhd, 2048, "a block is a power of two from 4 KiB to 256 MiB, and 2,048 bytes were asked for")]
    [InlineData(DiskFormat.Vhd, 5000, "a block is a power of two from 4 KiB to 256 MiB, and 5,000 bytes were asked for")]
    [InlineData(DiskFormat.Vhd, 512 * Disks.MiB, "a block is a power of two from 4 KiB to 256 MiB, and 536,870,912 bytes were asked for")]
    [InlineData(DiskFormat.Vhdx, 512 * Disks.KiB, "a block is a power of two from 1 MiB to 256 MiB, and here it is 524,288 bytes")]
    [InlineData(DiskFormat.Vhdx, 3 * Disks.MiB, "a block is a power of two from 1 MiB to 256 MiB, and here it is 3,145,728 bytes")]
    public void A_disk_of_no_such_blocks_is_refused(DiskFormat format, int block, string rule) => Refused(rule, format, Disks.MiB, new DiskOptions { BlockSize = block });

    [Fact]
    public void A_disk_of_no_such_sectors_is_refused() =>
        Refused("sectors have 512 or 4096 bytes, and here 2,048 and 4,096", DiskFormat.Vhdx, Disks.MiB, new DiskOptions { LogicalSectorSize = 2048 });

    [Fact]
    public void A_child_of_a_VHDX_is_a_VHDX() =>
        Fault.Expect(DiskFault.Unsupported, $"The new disk: a differencing Vhd has a Vhd as parent, and this parent is a Vhdx. {Remedy}",
            () => VhdWriter.CreateDifferencing(new SparseStream(), VirtualDisk.Inspect(Disks.Dynamic(DiskFormat.Vhdx)), Disks.Somewhere));

    [Theory]
    [InlineData(DiskFormat.Vhd)]
    [InlineData(DiskFormat.Vhdx)]
    public void A_new_disk_goes_into_an_empty_stream(DiskFormat format)
    {
        foreach (var target in new Stream[] { new MemoryStream([1, 2, 3]), new MemoryStream([], writable: false), new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Compress) })
        {
            var refusal = Assert.Throws<ArgumentException>(() => format == DiskFormat.Vhd ? VhdWriter.CreateDynamic(target, Disks.MiB) : VhdxWriter.CreateDynamic(target, Disks.MiB));
            Assert.Contains("empty stream that can be read, written and sought in", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, DiskFault.NotADisk, "The disk: a disk has at least one sector, and the file is empty. Choose a file that holds a disk.")]
    [InlineData(700, DiskFault.Truncated, $"The disk: a raw disk is a whole number of 512-byte sectors, and the file has 700 bytes. {Fault.CopyAgain}")]
    public void Bare_content_that_is_no_disk_is_refused(int length, DiskFault fault, string message)
    {
        Fault.Expect(fault, message, () => VhdWriter.WriteDynamic(new SparseStream(), new MemoryStream(new byte[length])));
        Fault.Expect(fault, message, () => VhdxWriter.WriteDynamic(new SparseStream(), new MemoryStream(new byte[length])));
    }

    private static void Refused(string rule, DiskFormat format, long size, DiskOptions? options = null)
    {
        var target = new SparseStream();
        Fault.Expect(DiskFault.Unsupported, $"The new disk: {rule}. {Remedy}",
            () => _ = format == DiskFormat.Vhd ? VhdWriter.CreateDynamic(target, size, options) : VhdxWriter.CreateDynamic(target, size, options));
        Assert.Equal(0, target.Length);
    }
}
