using Portal.Domain.Catalogs;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class DiskSizesTests
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    [Theory]
    [InlineData(1, 4)]
    [InlineData(127 * GiB, 4)] // 65,024 blocks and 32 bitmaps: half a MiB of table
    [InlineData(256 * GiB, 5)] // 131,072 blocks fill a MiB, and the bitmaps begin another
    [InlineData(64L << 40, 3 + 257)]
    public void A_difference_disk_begins_with_its_headers_and_its_table(long virtualBytes, long mebibytes) =>
        Assert.Equal(mebibytes * MiB, DiskSizes.Difference(virtualBytes));

    [Fact]
    public void An_image_holds_what_its_chain_holds_and_never_more_than_its_disk()
    {
        Assert.Equal((8 * GiB) + (4 * MiB), DiskSizes.Image(8 * GiB, 40 * GiB));
        Assert.Equal((40 * GiB) + (4 * MiB), DiskSizes.Image(90 * GiB, 40 * GiB));
    }

    [Fact]
    public void A_machine_has_two_disks() => Assert.Equal(9 * MiB, DiskSizes.Machine(40 * GiB));
}
