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
        MoreFiles = [new FatFile("odj.txt", "a secret"u8.ToArray()), new FatFile("openstack/latest/Big One.bin", Disks.Noise(1_500_000))],
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<DiskFormat> Formats => [DiskFormat.Vhdx, DiskFormat.Vhd];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Qemu_finds_the_disk_whole(DiskFormat format)
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
        File.WriteAllBytes(volume, File.ReadAllBytes(Raw(format))[(64 * Disks.KiB)..]);

        var said = Tool.Run("fsck.fat", ["-n", "-v", volume]);

        foreach (var complaint in new[] { "Dirty", "differences", "not valid", "unused clusters.\n  " }) Assert.DoesNotContain(complaint, said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("8134 data clusters", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mtools_read_every_file(DiskFormat format)
    {
        var raw = Raw(format);
        Assert.Contains("Volume in drive : is cidata", Tool.Run("mdir", ["-i", $"{raw}@@65536", "::"]), StringComparison.Ordinal);

        Tool.Run("mcopy", ["-s", "-n", "-i", $"{raw}@@65536", "::", _folder.At("out")]);
        AssertSame(_folder.At("out"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Seven_zip_walks_through_disk_partition_and_volume(DiskFormat format)
    {
        var disk = Write(format);
        Tool.Run("7zz", ["t", disk]);
        Tool.Run("7zz", ["x", "-y", $"-o{_folder.At("out")}", disk]);
        AssertSame(_folder.At("out"));
    }

    [Theory]
    [InlineData(GuestReader.CloudInit, "cidata")]
    [InlineData(GuestReader.CloudbaseInit, "config-2")]
    public void A_Linux_guest_finds_the_label(GuestReader reader, string label)
    {
        var raw = Raw(DiskFormat.Vhdx, Machine with { Reader = reader });

        Assert.Contains($" LABEL=\"{label}\"", Tool.Run("blkid", ["-p", "-O", "65536", raw]), StringComparison.Ordinal);
        Assert.Contains("PTTYPE=\"dos\"", Tool.Run("blkid", ["-p", raw]), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_formats_hold_the_same_disk()
    {
        var (vhdx, vhd) = (Write(DiskFormat.Vhdx), Write(DiskFormat.Vhd));

        Assert.Contains("identical", Tool.Run("qemu-img", ["compare", vhdx, vhd]), StringComparison.Ordinal);
    }

    private void AssertSame(string folder)
    {
        var volume = FatVolume.Open(VirtualDisk.OpenFile(Write(DiskFormat.Vhdx)));
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).ToList();

        Assert.Equal(volume.Paths.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(found, path => Assert.Equal(volume.Read(path), File.ReadAllBytes(Path.Combine(folder, path))));
        Assert.Equal(Disks.Noise(1_500_000), File.ReadAllBytes(Path.Combine(folder, "openstack/latest/Big One.bin")));
    }

    private string Write(DiskFormat format, MachineIdentity? machine = null)
    {
        var path = _folder.At($"{Guid.NewGuid():N}.{(format == DiskFormat.Vhd ? "vhd" : "vhdx")}");
        IdentityDisk.Build(machine ?? Machine, format, new DiskOptions { NewGuid = () => Machine.InstanceId, Clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 30, 12, 0, 0, TimeSpan.Zero)) }).SaveAs(path);
        return path;
    }

    private string Raw(DiskFormat format, MachineIdentity? machine = null)
    {
        var raw = _folder.At("disk.img");
        Tool.Run("qemu-img", ["convert", "-O", "raw", Write(format, machine), raw]);
        return raw;
    }

    public void Dispose() => _folder.Dispose();
}
