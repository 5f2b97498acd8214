using System.Security.Cryptography;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.EndToEnd.Tests;

public sealed class MasterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("office.img", "raw", "")]
    [InlineData("office.vhdx", "vhdx", "")]
    [InlineData("office.vhd", "vpc", "force_size=on")]
    public async Task A_machine_is_its_master_byte_for_byte(string file, string format, string options)
    {
        await using var folder = new TryFolder();
        var raw = folder.At("raw");
        await File.WriteAllBytesAsync(raw, SomeBytes(), Ct);
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", format, .. options.Length > 0 ? new[] { "-o", options } : [], raw, folder.At(file)]);

        var ended = await folder.TryAsync(1, Ct, "--master", folder.At(file));

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SomeBytes())), SevenZip.Hash(folder.Machines()[0].Disks.Single(disk => disk.Kind == "os")));
    }

    [Fact]
    public async Task A_master_that_is_cut_off_is_refused_and_named()
    {
        await using var folder = new TryFolder();
        var raw = folder.At("raw");
        await File.WriteAllBytesAsync(raw, SomeBytes(), Ct);
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", "vhdx", raw, folder.At("office.vhdx")]);
        await using (var file = File.OpenWrite(folder.At("office.vhdx"))) file.SetLength(300_000);

        var ended = await folder.TryAsync(1, Ct, "--master", folder.At("office.vhdx"));

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains($"--master '{folder.At("office.vhdx")}':", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    // Holes and full blocks, and a last block that is not whole.
    private static byte[] SomeBytes()
    {
        var bytes = new byte[(5 << 20) + (512 * 6)];
        new Random(20).NextBytes(bytes.AsSpan(0, 1 << 20));
        new Random(21).NextBytes(bytes.AsSpan((3 << 20) + 4096, 70_000));
        new Random(22).NextBytes(bytes.AsSpan(bytes.Length - 512));
        return bytes;
    }
}
