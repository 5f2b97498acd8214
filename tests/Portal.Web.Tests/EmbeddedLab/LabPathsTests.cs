using Portal.TestKit.Web;
using Portal.Web.EmbeddedLab;
using Xunit;

namespace Portal.Web.Tests.EmbeddedLab;

public sealed class LabPathsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("hv03.lab.example", @"D:\Portal\a.vhdx", "hosts/hv03/D/Portal/a.vhdx")]
    [InlineData("hv01.lab.example", @"c:\Windows\Temp\x", "hosts/hv01/C/Windows/Temp/x")]
    [InlineData("hv01.lab.example", @"C:\ClusterStorage\Volume1\Portal\a.vhdx", "csv/Volume1/Portal/a.vhdx")]
    [InlineData("hv01.lab.example", @"\\files.lab.example\vms\Portal\a.vhdx", "shares/files.lab.example/vms/Portal/a.vhdx")]
    public void A_windows_path_is_a_file_of_ours(string host, string path, string file) =>
        Assert.Equal(_folder.At(file.Split('/')), new LabPaths(_folder.FullPath).FileOf(host, path));

    [Fact]
    public void Names_are_found_whatever_their_case()
    {
        Directory.CreateDirectory(_folder.At("csv", "Volume1", "Portal"));
        File.WriteAllText(_folder.At("csv", "Volume1", "Portal", "Vdi-001.vhdx"), "x");

        Assert.Equal(
            _folder.At("csv", "Volume1", "Portal", "Vdi-001.vhdx"),
            new LabPaths(_folder.FullPath).FileOf("hv01.lab.example", @"C:\clusterstorage\VOLUME1\portal\VDI-001.VHDX"));
    }

    public void Dispose() => _folder.Dispose();
}
