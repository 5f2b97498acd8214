using System.Security.Cryptography;
using Portal.HyperV.Shares;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Shares;

public sealed class HolesTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(4096, 4096, 4096)]
    [InlineData(5000, 300_000, 4097)]
    [InlineData(0, 1_000_000, 0)]
    [InlineData(300_000, 0, 300_001)]
    public async Task The_copy_has_every_byte(int first, int zeros, int last)
    {
        byte[] content = [.. RandomNumberGenerator.GetBytes(first), .. new byte[zeros], .. RandomNumberGenerator.GetBytes(last)];
        using var copy = new MemoryStream();

        await Holes.WriteAsync(new MemoryStream(content), copy, TestContext.Current.CancellationToken);

        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task Zeros_take_no_room_where_the_file_system_has_holes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("sparse");
        await using (var file = File.Create(path))
            await Holes.WriteAsync(new MemoryStream([1, .. new byte[64 << 20], 1]), file, TestContext.Current.CancellationToken);

        Assert.Equal((64 << 20) + 2, new FileInfo(path).Length);
        var blocks = TestKit.Disks.Tool.Run("stat", ["-c", "%b", path]);
        Assert.InRange(long.Parse(blocks, System.Globalization.CultureInfo.InvariantCulture) * 512, 1, 1 << 20);
    }
}
