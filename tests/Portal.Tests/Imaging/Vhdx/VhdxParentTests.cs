using System.Buffers.Binary;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhdx;

/// <summary>What a differencing VHDX remembers of its parent.</summary>
public sealed class VhdxParentTests
{
    private readonly SparseStream _parent = Disks.Dynamic(DiskFormat.Vhdx);

    private Guid Id => VirtualDisk.Inspect(_parent).Identity;

    [Theory]
    [InlineData(@".\a.vhdx", null, null)]
    [InlineData(@"..\img\a.vhdx", @"\\?\Volume{26a21bda-a627-11d7-9931-806e6f6e6963}\img\a.vhdx", @"C:\img\a.vhdx")]
    [InlineData(null, null, @"\\server\share\Ümläut\親.vhdx")]
    [InlineData("", "", @"C:\a.vhdx")]
    public void Paths_come_back_as_they_were_given(string? relative, string? volume, string? absolute)
    {
        var child = Disks.Child(_parent, new ParentLocator(Guid.NewGuid(), relative, volume, absolute));

        var locator = VirtualDisk.Inspect(child).Parent!;

        Assert.Equal(Id, locator.Identity);
        Assert.Equal(new[] { relative, volume, absolute }.Where(path => !string.IsNullOrEmpty(path)), locator.Paths);
        Assert.Equal((relative is "" ? null : relative, volume is "" ? null : volume, absolute), (locator.RelativePath, locator.VolumePath, locator.AbsolutePath));
    }

    [Fact]
    public void The_locator_is_written_as_Windows_writes_it()
    {
        var child = Disks.Child(_parent, new ParentLocator(Guid.Empty, @".\a", null, @"C:\a"));
        byte[] item = [];
        Edit.Item(child, 5, _ => { }, bytes => item = bytes.ToArray());

        Assert.Equal(new Guid("B04AEFB7-D19E-4A81-B789-25B8E9445913"), new Guid(item.AsSpan(0, 16)));
        Assert.Equal(3, BinaryPrimitives.ReadInt16LittleEndian(item.AsSpan(18)));
        Assert.Equal(["parent_linkage", $"{Id:B}", "relative_path", @".\a", "absolute_win32_path", @"C:\a"],
            Enumerable.Range(0, 3).SelectMany(i => new[] { Text(item, 20 + (i * 12), 20 + (i * 12) + 8), Text(item, 20 + (i * 12) + 4, 20 + (i * 12) + 10) }));
    }

    [Fact]
    public void A_child_has_its_parents_size_and_sectors_and_blocks_of_2_MiB()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx, 8 * Disks.MiB, new DiskOptions { LogicalSectorSize = 4096 });
        var child = new SparseStream();

        var info = VhdxWriter.CreateDifferencing(child, VirtualDisk.Inspect(parent), Disks.Somewhere, new DiskOptions { LogicalSectorSize = 512, PhysicalSectorSize = 512 });

        Assert.Equal((DiskKind.Differencing, 8L * Disks.MiB, 2 * Disks.MiB, 4096, 4096), (info.Kind, info.VirtualSize, info.BlockSize, info.LogicalSectorSize, info.PhysicalSectorSize));
        Assert.Equal(info, VirtualDisk.Inspect(child));
    }

    [Fact]
    public void A_child_of_a_VHD_is_a_VHD() =>
        Fault.Expect(DiskFault.Unsupported, "The new disk: a differencing Vhdx has a Vhdx as parent, and this parent is a Vhd. Choose another size or format.",
            () => VhdxWriter.CreateDifferencing(new SparseStream(), VirtualDisk.Inspect(Disks.Dynamic(DiskFormat.Vhd)), Disks.Somewhere));

    [Fact]
    public void A_locator_that_is_too_short_is_refused() => Refused(DiskFault.HeaderDamaged, $"a parent locator has at least 20 bytes, and this one is shorter. {Fault.Restore}", Item()[..19]);

    [Fact]
    public void A_locator_of_another_kind_is_refused() => Refused(DiskFault.Unsupported, $"the parent locator is of a kind that is not known. {Fault.Convert}", Item(bytes => bytes[0] ^= 1));

    [Fact]
    public void A_locator_that_lists_more_than_it_holds_is_refused() => Refused(DiskFault.HeaderDamaged, $"the parent locator lists more than it holds. {Fault.Restore}", Item()[..31]);

    [Theory]
    [InlineData(20, -1)]
    [InlineData(24, 10_000)]
    [InlineData(28, 10_000)]
    [InlineData(28, 3)]
    [InlineData(30, 30_000)]
    public void A_locator_whose_text_lies_outside_is_refused(int at, int value) =>
        Refused(DiskFault.HeaderDamaged, $"the parent locator's texts lie in it, and one does not. {Fault.Restore}", Item(bytes =>
        {
            if (at < 28) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
            else BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), (short)value);
        }));

    [Fact]
    public void A_locator_that_names_no_identity_is_refused()
    {
        var child = Disks.Child(_parent);
        Edit.Locator(child, ("parent_linkage", "none"), ("relative_path", @".\a"));

        Fault.Expect(DiskFault.HeaderDamaged, $"The disk: a parent locator names the parent's identity, and this one does not. {Fault.Restore}", () => VirtualDisk.Inspect(child));
    }

    [Fact]
    public void A_locator_that_exactly_fills_its_item_is_read()
    {
        var child = Disks.Child(_parent);
        Edit.Locator(child, ("parent_linkage", $"{Id:B}"), ("relative_path", ""));

        Assert.Equal(Id, VirtualDisk.Inspect(child).Parent!.Identity);
    }

    private void Refused(DiskFault fault, string message, byte[] item)
    {
        var child = Disks.Child(_parent);
        Edit.Locator(child, item);
        Fault.Expect(fault, $"The disk: {message}", () => VirtualDisk.Inspect(child));
    }

    private byte[] Item(Action<byte[]>? change = null)
    {
        byte[] item = [];
        Edit.Item(Disks.Child(_parent), 5, _ => { }, bytes => item = bytes.ToArray());
        change?.Invoke(item);
        return item;
    }

    private static string Text(byte[] item, int offsetAt, int lengthAt) =>
        System.Text.Encoding.Unicode.GetString(item, BinaryPrimitives.ReadInt32LittleEndian(item.AsSpan(offsetAt)), BinaryPrimitives.ReadInt16LittleEndian(item.AsSpan(lengthAt)));
}
