using System.Text;
using Microsoft.Extensions.Time.Testing;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Imaging.Identity;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Identity;

/// <summary>What programs that share no code with ours see on an identity disk.</summary>
public sealed class IdentityDiskByOthersTests : IDisposable
{
    private static readonly MachineIdentity Machine = new(GuestReader.CloudInit, "VDI-001", new Guid("0d0e6a1e-5d3d-4c9a-9d4e-8d1d3d6a9a01"))
    {
        MoreFiles = [new FatFile("odj.txt", Encoding.UTF8.GetBytes("a secret")), new FatFile("openstack/latest/Big One.bin", Noise(1_500_000))],
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<DiskFormat> Formats => [DiskFormat.Vhdx, DiskFormat.Vhd];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Qemu_finds_the_file_whole(DiskFormat format)
    {
        var disk = Write(format);
        if (format == DiskFormat.Vhdx) Assert.Contains("No errors", Tool.Run("qemu-img", ["check", "-f", "vhdx", disk]), StringComparison.Ordinal);
        Assert.Contains("16 MiB (16777216 bytes)", Tool.Run("qemu-img", ["info", disk]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Fsck_has_nothing_to_say(DiskFormat format)
    {
        var volume = _folder.At("volume.img");
        File.WriteAllBytes(volume, File.ReadAllBytes(Raw(format))[(64 << 10)..]);

        var said = Tool.Run("fsck.fat", ["-n", "-v", volume]);

        Assert.DoesNotContain("Dirty", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("differences", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("not valid", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("8134 data clusters", said, StringComparison.Ordinal);
    }

    private string Write(DiskFormat format)
    {
        var path = _folder.At($"identity.{(format == DiskFormat.Vhd ? "vhd" : "vhdx")}");
        using var file = File.Create(path);
        IdentityDisk.Build(Machine, format, new DiskOptions { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 30, 12, 0, 0, TimeSpan.Zero)) }).WriteTo(file);
        return path;
    }

    private string Raw(DiskFormat format)
    {
        var raw = _folder.At("disk.img");
        Tool.Run("qemu-img", ["convert", "-O", "raw", Write(format), raw]);
        return raw;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    public void Dispose() => _folder.Dispose();
}
