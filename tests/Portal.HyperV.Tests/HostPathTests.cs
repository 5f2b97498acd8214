using Xunit;

namespace Portal.HyperV.Tests;

public sealed class HostPathTests
{
    [Theory]
    [InlineData(@"D:\Portal\VDI-001.vhdx", @"D:\Portal", "VDI-001.vhdx", "VDI-001", ".vhdx", null)]
    [InlineData(@"D:\VDI.1.vhd", @"D:\", "VDI.1.vhd", "VDI.1", ".vhd", null)]
    [InlineData(@"\\files\vms\a.b\VDI-001", @"\\files\vms\a.b", "VDI-001", "VDI-001", "", @"\\files\vms")]
    [InlineData(@"\\files\vms", @"\\files", "vms", "vms", "", @"\\files\vms")]
    [InlineData(@"D:\x\.vhdx", @"D:\x", ".vhdx", ".vhdx", "", null)]
    public void A_path_is_taken_apart(string full, string folder, string leaf, string name, string extension, string? share)
    {
        var path = new HostPath(full);

        Assert.Equal((folder, leaf, name, extension, share), (path.Folder, path.Leaf, path.BaseName, path.Extension, path.Share));
    }

    [Theory]
    [InlineData(@"D:\Portal\VDI", @"D:\Portal", true)]
    [InlineData(@"d:\portal\VDI\x", @"D:\Portal\", true)]
    [InlineData(@"D:\Portal", @"D:\Portal", false)]
    [InlineData(@"D:\Portal\", @"D:\Portal", false)]
    [InlineData(@"D:\Portal2\VDI", @"D:\Portal", false)]
    public void A_folder_is_below_another_without_regard_to_case(string path, string folder, bool below) => Assert.Equal(below, new HostPath(path).IsBelow(folder));
}
