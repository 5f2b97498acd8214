using Portal.Imaging;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Chains;

public sealed class ParentPathsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(@"C:\vm\a.vhdx", @"C:\vm\base.vhdx", @".\base.vhdx")]
    [InlineData(@"C:\vm\a.vhdx", @"c:\VM\base.vhdx", @".\base.vhdx")]
    [InlineData(@"C:\vm\a.vhdx", @"C:\img\base.vhdx", @"..\img\base.vhdx")]
    [InlineData(@"C:\vm\1\a.vhdx", @"C:\base.vhdx", @"..\..\base.vhdx")]
    [InlineData(@"C:\a.vhdx", @"C:\img\new\base.vhdx", @".\img\new\base.vhdx")]
    [InlineData(@"C:\vm\a.vhdx", @"C:\vm", @"..\vm")]
    [InlineData(@"C:\vm\a.vhdx", @"D:\vm\base.vhdx", null)]
    [InlineData(@"\\srv\share\vm\a.vhdx", @"\\srv\share\img\base.vhdx", @"..\img\base.vhdx")]
    [InlineData(@"\\srv\share\a.vhdx", @"\\srv\share\base.vhdx", @".\base.vhdx")]
    [InlineData(@"\\srv\share\a.vhdx", @"\\srv\other\a.vhdx", null)]
    [InlineData(@"\\srv\share\a.vhdx", @"\\other\share\a.vhdx", null)]
    [InlineData(@"\\srv\share\a.vhdx", @"C:\a.vhdx", null)]
    public void The_way_to_the_parent_is_written_as_Windows_writes_it(string child, string parent, string? way) =>
        Assert.Equal(way, ParentPaths.Relative(child, parent));

    [Fact]
    public void A_parent_is_looked_for_from_the_childs_folder()
    {
        var child = Make("vm", "a.vhdx");
        var parent = Make("img", "base.vhdx");

        Assert.Equal(parent, ParentPaths.Find(child, Locator(relative: @"..\img\base.vhdx")));
        Assert.Null(ParentPaths.Find(child, Locator(relative: @".\img\base.vhdx")));
    }

    [Fact]
    public void Paths_are_tried_in_the_order_of_the_format()
    {
        var child = Make("vm", "a.vhdx");
        var (relative, volume, absolute) = (Make("1", "base.vhdx"), Make("2", "base.vhdx"), Make("3", "base.vhdx"));

        Assert.Equal(relative, ParentPaths.Find(child, Locator(@"..\1\base.vhdx", volume, absolute)));
        Assert.Equal(volume, ParentPaths.Find(child, Locator(@"..\none\base.vhdx", volume, absolute)));
        Assert.Equal(absolute, ParentPaths.Find(child, Locator(@"..\none\base.vhdx", _folder.At("none"), absolute)));
        Assert.Null(ParentPaths.Find(child, Locator(null, null, null)));
    }

    [Fact]
    public void A_folder_in_the_parents_place_is_not_the_parent()
    {
        var child = Make("vm", "a.vhdx");

        Assert.Null(ParentPaths.Find(child, Locator(relative: @"..\vm")));
    }

    [Fact]
    public void A_path_that_no_path_can_be_is_passed_over()
    {
        var child = Make("vm", "a.vhdx");
        var parent = Make("img", "base.vhdx");

        Assert.Equal(parent, ParentPaths.Find(child, Locator(relative: "a\0b", absolute: parent)));
    }

    [Fact]
    public void A_chain_opens_by_its_own_paths()
    {
        var root = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(root, 0, [1, 2, 3]);
        var child = Disks.Child(root, Locator(relative: @"..\img\base.vhdx"));
        var (vm, img) = (Make("vm", "a.vhdx"), Make("img", "base.vhdx"));
        File.WriteAllBytes(img, Disks.Bytes(root));
        File.WriteAllBytes(vm, Disks.Bytes(child));

        using (var disk = WritableDisk.OpenFile(vm)) disk.Write(1, [9]);

        using var read = VirtualDisk.OpenFile(vm);
        Assert.Equal([1, 9, 3], Disks.Read(read, 0, 3));
        Assert.Equal(Disks.Bytes(root), File.ReadAllBytes(img));
    }

    private static ParentLocator Locator(string? relative = null, string? volume = null, string? absolute = null) => new(Guid.Empty, relative, volume, absolute);

    private string Make(string folder, string name)
    {
        Directory.CreateDirectory(_folder.At(folder));
        File.WriteAllText(_folder.At(folder, name), "");
        return _folder.At(folder, name);
    }

    public void Dispose() => _folder.Dispose();
}
