using Portal.Imaging;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Chains;

/// <summary>Disks that qemu made, read by us; disks that we made, read by qemu and 7-Zip.</summary>
public sealed class FilesOfOthersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("vhdx", "subformat=dynamic", DiskFormat.Vhdx, DiskKind.Dynamic, 8 * Disks.MiB)]
    [InlineData("vhdx", "subformat=dynamic,block_size=1M", DiskFormat.Vhdx, DiskKind.Dynamic, Disks.MiB)]
    [InlineData("vhdx", "subformat=dynamic,block_size=1M,block_state_zero=off", DiskFormat.Vhdx, DiskKind.Dynamic, Disks.MiB)]
    [InlineData("vhdx", "subformat=dynamic,block_size=256M,log_size=4M", DiskFormat.Vhdx, DiskKind.Dynamic, 256 * Disks.MiB)]
    [InlineData("vhdx", "subformat=fixed,block_size=2M", DiskFormat.Vhdx, DiskKind.Fixed, 2 * Disks.MiB)]
    [InlineData("vpc", "subformat=dynamic,force_size=on", DiskFormat.Vhd, DiskKind.Dynamic, 2 * Disks.MiB)]
    [InlineData("vpc", "subformat=fixed,force_size=on", DiskFormat.Vhd, DiskKind.Fixed, 0)]
    public void A_disk_that_qemu_made_reads_as_its_content(string format, string options, DiskFormat expected, DiskKind kind, int block)
    {
        var content = Content(13 * Disks.MiB);
        File.WriteAllBytes(_folder.At("raw"), content);
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", format, "-o", options, _folder.At("raw"), _folder.At("disk")]);

        using var disk = VirtualDisk.OpenFile(_folder.At("disk"));

        Assert.Equal((expected, kind, block, (long)content.Length), (disk.Info.Format, disk.Info.Kind, disk.Info.BlockSize, disk.Length));
        Assert.Equal(content, Disks.Read(disk, 0, content.Length));
    }

    [Theory]
    [InlineData("vhdx", "subformat=dynamic,block_size=1M", DiskFormat.Vhdx)]
    [InlineData("vhdx", "subformat=fixed,block_size=1M", DiskFormat.Vhdx)]
    [InlineData("vpc", "subformat=dynamic,force_size=on", DiskFormat.Vhd)]
    [InlineData("vpc", "subformat=fixed,force_size=on", DiskFormat.Vhd)]
    public void A_child_of_ours_over_a_disk_that_qemu_made_flattens_to_what_7zip_reads_through_it(string qemu, string options, DiskFormat format)
    {
        var content = Content(13 * Disks.MiB);
        File.WriteAllBytes(_folder.At("raw"), content);
        var parent = Path.Combine(_folder.FullPath, "parent");
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", qemu, "-o", options, _folder.At("raw"), parent]);
        var child = AddChild(parent, "child", (100_000, Disks.Noise(300_000, 5)));
        Disks.Noise(300_000, 5).CopyTo(content, 100_000);

        AssertReads(content, child, format);
    }

    [Theory]
    [InlineData(DiskFormat.Vhdx, "raw")]
    [InlineData(DiskFormat.Vhd, "raw")]
    public void Qemu_reads_a_disk_that_we_made_and_wrote(DiskFormat format, string reference)
    {
        var content = Content(13 * Disks.MiB);
        File.WriteAllBytes(_folder.At(reference), content);
        var file = new SparseStream();
        _ = format == DiskFormat.Vhdx ? VhdxWriter.WriteDynamic(file, new MemoryStream(content)) : VhdWriter.WriteDynamic(file, new MemoryStream(content));
        var name = format == DiskFormat.Vhdx ? "vhdx" : "vpc";
        file.SaveAs(_folder.At("disk"));

        if (format == DiskFormat.Vhdx) Tool.Run("qemu-img", ["check", "-f", name, _folder.At("disk")]);
        Assert.Contains("identical", Tool.Run("qemu-img", ["compare", "-f", "raw", "-F", name, _folder.At(reference), _folder.At("disk")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Qemu_reads_a_disk_of_3_TiB_on_both_sides_of_a_chunks_end()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx, 3 * Disks.TiB, new DiskOptions { BlockSize = 32 * Disks.MiB });
        Disks.Write(file, (4 * Disks.GiB) - 512, Disks.Noise(1024));
        file.SaveAs(_folder.At("disk.vhdx"));

        Tool.Run("qemu-img", ["check", _folder.At("disk.vhdx")]);
        Tool.Run("qemu-img", ["dd", "-f", "vhdx", "-O", "raw", "bs=512", $"skip={(4 * Disks.GiB / 512) - 1}", $"count={(4 * Disks.GiB / 512) + 1}", $"if={_folder.At("disk.vhdx")}", $"of={_folder.At("part")}"]);

        Assert.Equal(Disks.Noise(1024), File.ReadAllBytes(_folder.At("part")));
    }

    [Theory]
    [InlineData(DiskFormat.Vhdx, 512)]
    [InlineData(DiskFormat.Vhdx, 4096)]
    [InlineData(DiskFormat.Vhd, 512)]
    public void Seven_zip_reads_a_chain_of_three_as_we_do(DiskFormat format, int sector)
    {
        var content = Content(9 * Disks.MiB);
        var root = Disks.Dynamic(format, content.Length, new DiskOptions { LogicalSectorSize = sector });
        Disks.Write(root, 0, content);
        root.SaveAs(_folder.At("root"));
        var middle = AddChild(_folder.At("root"), "middle", (0, Disks.Noise(700, 2)), ((2 * Disks.MiB) - 4096, Disks.Noise(8192, 3)));
        var leaf = AddChild(middle, "leaf", (4096, Disks.Noise(5000, 4)), (5 * Disks.MiB, Disks.Noise(2 * Disks.MiB, 5)));
        foreach (var (at, bytes) in new[] { (0, Disks.Noise(700, 2)), ((2 * Disks.MiB) - 4096, Disks.Noise(8192, 3)), (4096, Disks.Noise(5000, 4)), (5 * Disks.MiB, Disks.Noise(2 * Disks.MiB, 5)) }) bytes.CopyTo(content, at);

        AssertReads(content, leaf, format);
    }

    /// <summary>By 7-Zip, by us, and by qemu once it is flat.</summary>
    private void AssertReads(byte[] content, string child, DiskFormat format)
    {
        Tool.Run("7zz", ["e", format == DiskFormat.Vhd ? "-tVHD" : "-tVHDX", "-y", $"-o{_folder.At("out")}", child]);
        Assert.Equal(content, File.ReadAllBytes(Directory.EnumerateFiles(_folder.At("out")).Single()));

        using var disk = VirtualDisk.OpenFile(child);
        Assert.Equal(content, Disks.Read(disk, 0, content.Length));

        if (disk.Info.LogicalSectorSize != 512) return; // which qemu does not read
        var flat = new SparseStream();
        DiskConversion.Flatten(disk, flat, format, null, TestContext.Current.CancellationToken);
        flat.SaveAs(_folder.At("flat"));
        File.WriteAllBytes(_folder.At("expected"), content);
        Tool.Run("qemu-img", ["compare", "-f", "raw", "-F", format == DiskFormat.Vhd ? "vpc" : "vhdx", _folder.At("expected"), _folder.At("flat")]);
    }

    /// <summary>A child beside its parent. 7-Zip takes the locator's path for a name: a link of that name leads it on.</summary>
    private string AddChild(string parent, string name, params (int At, byte[] Bytes)[] writes)
    {
        var path = _folder.At(name);
        var locator = new ParentLocator(Guid.Empty, $@".\{Path.GetFileName(parent)}", null, $@"C:\{Path.GetFileName(parent)}");
        using (var file = File.OpenRead(parent)) Disks.Child(file, locator).SaveAs(path);
        using (var disk = WritableDisk.OpenFile(path))
        {
            foreach (var (at, bytes) in writes) disk.Write(at, bytes);
        }

        File.CreateSymbolicLink(_folder.At(locator.RelativePath!), parent);
        return path;
    }

    // Noise, zeros of whole blocks, and zeros within blocks.
    private static byte[] Content(int length)
    {
        var content = new byte[length];
        Disks.Noise(3 * Disks.MiB).CopyTo(content, 0);
        Disks.Noise(70_000).CopyTo(content, (6 * Disks.MiB) + 4000);
        Disks.Noise(512).CopyTo(content, length - 512);
        return content;
    }

    public void Dispose() => _folder.Dispose();
}
