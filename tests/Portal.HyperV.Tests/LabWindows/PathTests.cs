using Portal.Lab.Windows.Files;
using Xunit;
using static Portal.HyperV.Tests.LabWindows.FileWords;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class PathTests : IDisposable
{
    private readonly LabUnderTest _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(@"C:\a\b.vhdx", "C:", new[] { "a", "b.vhdx" })]
    [InlineData(@"d:/a/./x/../b.vhdx", "D:", new[] { "a", "b.vhdx" })]
    [InlineData(@"C:\", "C:", new string[0])]
    [InlineData(@"\\files\vms\a\", @"\\files\vms", new[] { "a" })]
    public void A_path_is_a_root_and_names(string path, string root, string[] names)
    {
        var parsed = WinPath.Parse(path);

        Assert.Equal(root, parsed.Root);
        Assert.Equal(names, parsed.Names);
    }

    [Theory]
    [InlineData("a.vhdx")]
    [InlineData("")]
    [InlineData(@"\a")]
    [InlineData(@"\\server")]
    [InlineData(@"C:\a*b")]
    [InlineData(@"C:\..\a")]
    [InlineData(@"\\?\C:\a")]
    [InlineData(@"C:\a:stream")]
    public void What_is_no_full_path_is_refused(string path) => Assert.Equal(0x8007007Bu, Refused(() => WinPath.Parse(path)));

    [Fact]
    public void A_path_ends_at_259_characters()
    {
        Assert.Equal(259, WinPath.Parse(@"C:\" + new string('a', 256)).Text.Length);
        Assert.Equal(0x800700CEu, Refused(() => WinPath.Parse(@"C:\" + new string('a', 257))));
    }

    [Fact]
    public void Both_nodes_see_one_cluster_volume_and_each_its_own_drive()
    {
        var (one, two) = (_lab.Hv01.AsPortal(), _lab.Hv02.AsPortal());
        one.Write(@"C:\ClusterStorage\Volume1\shared.txt");
        one.Write(@"C:\own.txt");

        Assert.True(two.FileExists(@"c:\clusterstorage\VOLUME1\Shared.txt"));
        Assert.False(two.FileExists(@"C:\own.txt"));
        Assert.Equal(Path.Combine(_lab.Root, "csv", "Volume1", "shared.txt"), two.Real(@"C:\ClusterStorage\Volume1\shared.txt"));
        Assert.Equal(Path.Combine(_lab.Root, "hosts", "hv01", "C", "own.txt"), one.Real(@"C:\OWN.txt"));
        Assert.Equal([@"C:\", @"C:\ClusterStorage\Volume1\"], _lab.Hv01.Volumes);
        Assert.Contains("ClusterStorage", one.List(@"C:\").Folders);
        Assert.Equal(["Volume1"], one.List(@"C:\ClusterStorage").Folders);
    }

    [Fact]
    public void Every_machine_reaches_the_share_by_full_and_by_short_name()
    {
        _lab.Hv01.AsPortal().Write(@"\\files.lab.example\vms\a.txt");

        Assert.True(_lab.Hv03.AsPortal().FileExists(@"\\FILES\VMS\A.txt"));
        Assert.Equal(Path.Combine(_lab.Root, "shares", "files.lab.example", "vms", "a.txt"), _lab.Hv03.AsPortal().Real(@"\\files\vms\A.TXT"));
    }

    [Fact]
    public void A_drive_a_server_and_a_share_that_are_not_there_are_told_apart()
    {
        var files = _lab.Hv01.AsPortal();

        Assert.Equal("DriveNotFound", Assert.Throws<Portal.Lab.HyperV.RefusalException>(() => files.FileExists(@"D:\a")).ErrorId);
        Assert.Equal(0x80070035u, Refused(() => files.FileExists(@"\\elsewhere\vms\a")));
        Assert.Equal(0x80070043u, Refused(() => files.FileExists(@"\\files\other\a")));
    }

    [Fact]
    public void Names_are_kept_as_written_and_found_whatever_their_case()
    {
        var files = _lab.Hv03.AsPortal();
        files.MakeFolder(@"D:\Portal\Images");
        files.Write(@"d:\PORTAL\images\Debian.vhdx");

        Assert.Equal(["Debian.vhdx"], files.List(@"D:\portal\IMAGES").Files);
        Assert.True(files.FileExists(@"D:\portal\images\debian.VHDX"));
        Assert.Equal(0x80070050u, Refused(() => files.Create(@"D:\Portal\Images\DEBIAN.vhdx")));
    }

    [Fact]
    public void What_somebody_else_puts_into_a_folder_is_found_and_what_he_takes_away_is_gone()
    {
        var files = _lab.Hv03.AsPortal();
        files.MakeFolder(@"C:\Staging");
        Assert.False(files.FileExists(@"C:\Staging\Disk.vhdx")); // the folder's names are known from here on
        File.WriteAllText(Path.Combine(files.Real(@"C:\Staging"), "disk.vhdx"), "from the share");

        Assert.Equal("from the share", files.Read(@"C:\Staging\DISK.vhdx"));

        File.Delete(files.Real(@"C:\Staging\disk.vhdx"));
        Assert.False(files.FileExists(@"C:\Staging\Disk.vhdx"));
    }

    [Fact]
    public void A_name_that_is_not_there_is_no_dearer_among_many()
    {
        var files = _lab.Hv03.AsPortal();
        files.MakeFolder(@"D:\many");
        Assert.False(files.FileExists(@"D:\many\none"));
        var before = _lab.Hv03.Tree.Names.Listings;

        for (var n = 0; n < 200; n++)
        {
            files.Write($@"D:\many\{n}.partial.vhdx");
            Assert.False(files.FileExists($@"D:\many\{n}.vhdx"));
            files.Move($@"D:\many\{n}.partial.vhdx", $@"D:\many\{n}.vhdx");
            Assert.True(files.FileExists($@"D:\MANY\{n}.VHDX"));
        }

        Assert.InRange(_lab.Hv03.Tree.Names.Listings - before, 0, 2); // a listing per look would be 400
    }
}
