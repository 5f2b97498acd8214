using System.Buffers.Binary;
using Portal.Imaging;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Chains;

/// <summary>Files that are disks, but no chain.</summary>
public sealed class ChainRefusalTests
{
    private const string Untouched = "A parent must never be written or replaced: bring back the file that the child was made over.";

    public static TheoryData<DiskFormat> Formats => [DiskFormat.Vhd, DiskFormat.Vhdx];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_parent_that_is_not_there_is_named(DiskFormat format)
    {
        var parent = Disks.Dynamic(format, options: new DiskOptions { NewGuid = Disks.Numbered() });
        var child = Disks.Child(parent);
        var id = VirtualDisk.Inspect(parent).Identity;

        Fault.Expect(DiskFault.ParentMissing,
            $@"The disk: its parent .\parent or C:\img\parent ({id:B}) is not there. Bring the parent back to that path, or set the child's parent path on the host.",
            () => Disks.Open(child));
    }

    [Fact]
    public void A_parent_that_was_written_is_not_the_one_that_the_child_was_made_over()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx);
        var before = VirtualDisk.Inspect(parent).Identity;
        var child = Disks.Child(parent);
        Disks.Write(parent, 0, [1]);
        var after = VirtualDisk.Inspect(parent).Identity;

        Fault.Expect(DiskFault.ParentChanged, $@"The disk: it was made over the disk {before:B}, and .\parent is now {after:B}. {Untouched}",
            () => VirtualDisk.Open(child, _ => parent));
    }

    [Fact]
    public void A_parent_may_also_have_the_second_identity_of_a_merge_under_way()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(parent, 0, [1, 2, 3]);
        var child = Disks.Child(parent);
        Edit.Locator(child, ("parent_linkage", $"{Guid.NewGuid():B}"), ("parent_linkage2", $"{VirtualDisk.Inspect(parent).Identity:B}"), ("relative_path", @".\parent"));

        using var disk = VirtualDisk.Open(child, _ => parent);
        Assert.Equal([1, 2, 3], Disks.Read(disk, 0, 3));
    }

    [Fact]
    public void A_child_has_a_parent_of_its_own_format()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhdx));

        Fault.Expect(DiskFault.ParentChanged, $@"The disk: a Vhdx has a Vhdx as parent, and .\parent is a Vhd. {Untouched}",
            () => VirtualDisk.Open(child, _ => Disks.Dynamic(DiskFormat.Vhd)));
    }

    [Fact]
    public void A_child_has_the_sectors_of_its_parent()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx);
        var child = Disks.Child(parent);
        Edit.Item(parent, 3, _ => { }, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, 4096));

        Fault.Expect(DiskFault.ParentChanged, $@"The disk: it has sectors of 512 bytes, and its parent .\parent of 4096. {Untouched}", () => VirtualDisk.Open(child, _ => parent));
    }

    [Fact]
    public void A_VHD_has_the_size_of_its_parent()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhd);
        var child = Disks.Child(parent);
        Edit.Footers(parent, bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[48..], Disks.MiB));

        Fault.Expect(DiskFault.ParentChanged, $@"The disk: it has 4,194,304 bytes, and its parent .\parent has 1,048,576. {Untouched}", () => VirtualDisk.Open(child, _ => parent));
    }

    [Fact]
    public void A_VHDX_may_be_bigger_or_smaller_than_its_parent()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx, 2 * Disks.MiB);
        Disks.Write(parent, 0, Disks.Noise(2 * Disks.MiB));
        var bigger = Disks.Child(parent);
        Edit.Item(bigger, 1, _ => { }, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, 3 * Disks.MiB));
        var smaller = Disks.Child(parent);
        Edit.Item(smaller, 1, _ => { }, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, Disks.MiB));

        Assert.Equal([.. Disks.Noise(2 * Disks.MiB), .. new byte[Disks.MiB]], Disks.ReadAll(bigger, parent));
        Assert.Equal(Disks.Noise(2 * Disks.MiB)[..Disks.MiB], Disks.ReadAll(smaller, parent));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_disk_that_is_its_own_parent_is_refused(DiskFormat format)
    {
        var file = Disks.Child(Disks.Dynamic(format));

        Fault.Expect(DiskFault.Cycle, @"The disk: its parent .\parent is itself a child of this disk, or the disk itself. Set the child's parent path to its true parent.",
            () => VirtualDisk.Open(file, _ => file));
    }

    [Fact]
    public void A_chain_that_comes_back_to_its_start_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Save("a.vhdx", a, over: b, @".\b.vhdx");
        Save("b.vhdx", b, over: c, @".\c.vhdx");
        Save("c.vhdx", c, over: a, @"..\nowhere\a.vhdx", @".\a.vhdx");

        Fault.Expect(DiskFault.Cycle, $"{folder.At("c.vhdx")}: its parent {folder.At("a.vhdx")} is itself a child of this disk, or the disk itself. Set the child's parent path to its true parent.",
            () => VirtualDisk.OpenFile(folder.At("a.vhdx")));

        void Save(string name, Guid id, Guid over, string relative, string? absolute = null)
        {
            var disk = Disks.Child(Disks.Dynamic(DiskFormat.Vhdx));
            Edit.Headers(disk, bytes => id.TryWriteBytes(bytes[32..]));
            Edit.Locator(disk, ("parent_linkage", $"{over:B}"), ("relative_path", relative), ("absolute_win32_path", absolute ?? relative));
            using var file = File.Create(folder.At(name));
            disk.WriteTo(file);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_chain_has_at_most_256_files(DiskFormat format)
    {
        var files = new List<Stream> { Disks.Dynamic(format, 512) };
        for (var i = 0; i < 256; i++) files.Insert(0, Disks.Child(files[0]));

        using (var longest = VirtualDisk.Open(files[1], Next(2))) Assert.Equal(256, longest.Levels.Count());
        Fault.Expect(DiskFault.ChainTooLong, "The disk: a chain has at most 256 files. Merge checkpoints on the host.", () => VirtualDisk.Open(files[0], Next(1)));

        Func<ParentLocator, Stream?> Next(int first) => _ => files[first++];
    }

    [Fact]
    public void A_child_of_something_that_is_no_disk_is_refused_in_its_parents_name()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhdx));

        Fault.Expect(DiskFault.NotADisk, @".\parent: the content is neither that of a VHDX nor that of a VHD. Choose the disk itself; a raw disk has to be named as raw.",
            () => VirtualDisk.Open(child, _ => new MemoryStream(new byte[1000])));
    }

    [Fact]
    public void Everything_is_closed_when_a_chain_is_refused()
    {
        var root = Disks.Dynamic(DiskFormat.Vhdx);
        var middle = Disks.Child(root);
        var leaf = Disks.Child(middle);
        var (first, second, third) = (new WatchedStream(leaf), new WatchedStream(middle), new WatchedStream(new MemoryStream(new byte[512])));
        var next = new Queue<Stream>([second, third]);

        Assert.Throws<DiskFormatException>(() => VirtualDisk.Open(first, _ => next.Dequeue()));
        Assert.True(first.IsClosed && second.IsClosed && third.IsClosed);

        var wrong = new WatchedStream(root);
        Assert.Throws<DiskFormatException>(() => VirtualDisk.Open(leaf, _ => wrong));
        Assert.True(wrong.IsClosed);
    }

    [Fact]
    public void A_disk_closes_its_files_and_leaves_open_what_it_was_told_to()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx);
        var below = new WatchedStream(parent);
        var (kept, closed) = (new WatchedStream(Disks.Child(parent)), new WatchedStream(Disks.Dynamic(DiskFormat.Vhdx)));

        VirtualDisk.Open(kept, _ => below, leaveOpen: true).Dispose();
        VirtualDisk.Open(closed, _ => null).Dispose();

        Assert.True(below.IsClosed && closed.IsClosed);
        Assert.False(kept.IsClosed);
    }

    [Fact]
    public void An_empty_file_is_no_disk() =>
        Fault.Expect(DiskFault.NotADisk, "The disk: a disk has at least one sector, and the file is empty. Choose the disk itself; a raw disk has to be named as raw.", () => VirtualDisk.Inspect(new MemoryStream()));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(511)]
    [InlineData(5000)]
    public void Anything_else_is_no_disk(int length) =>
        Fault.Expect(DiskFault.NotADisk, "The disk: the content is neither that of a VHDX nor that of a VHD. Choose the disk itself; a raw disk has to be named as raw.", () => VirtualDisk.Inspect(new MemoryStream(Disks.Noise(length))));

    [Fact]
    public void A_folder_is_no_disk()
    {
        using var folder = new TemporaryFolder();

        Fault.Expect(DiskFault.NotADisk, $"{folder.FullPath}: a disk is a file, and this is a folder. Choose the disk in it.", () => VirtualDisk.OpenFile(folder.FullPath));
    }

    [Fact]
    public void Messages_name_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("disk.vhdx", "no disk");
        using var file = File.OpenRead(path);

        Assert.Equal(path, Assert.Throws<DiskFormatException>(() => VirtualDisk.OpenFile(path)).Disk);
        Assert.Equal(path, Assert.Throws<DiskFormatException>(() => VirtualDisk.Inspect(file)).Disk);
    }

    [Fact]
    public void A_stream_without_seeking_is_no_disk_file() =>
        Assert.Contains("must be seekable", Assert.Throws<ArgumentException>(() => VirtualDisk.Inspect(new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress))).Message, StringComparison.Ordinal);
}
