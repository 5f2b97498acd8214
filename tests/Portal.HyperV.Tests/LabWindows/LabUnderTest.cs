using Microsoft.Extensions.Time.Testing;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Portal.Lab.Windows.Files;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>A whole lab in an empty folder, without its socket.</summary>
internal sealed class LabUnderTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly double _pace;

    public LabUnderTest(double pace = 0, VmmRelease? vmm = null)
    {
        _pace = pace;
        Site = Open(vmm);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public string Root => _folder.FullPath;

    public LabSite Site { get; private set; }

    public WindowsHost Hv01 => Site.Find("hv01")!;

    public WindowsHost Hv02 => Site.Find("hv02")!;

    public WindowsHost Hv03 => Site.Find("hv03")!;

    /// <summary>As after the end of the process.</summary>
    public void Restart(params (string Host, WindowsRelease Windows)[] releases)
    {
        Site.Dispose();
        Site = Open(vmm: null, releases);
    }

    public void Dispose()
    {
        Site.Dispose();
        _folder.Dispose();
    }

    private LabSite Open(VmmRelease? vmm, params (string Host, WindowsRelease Windows)[] releases) =>
        LabSite.Open(new LabFolder(_folder.FullPath), _pace, releases.ToDictionary(each => each.Host, each => each.Windows), Time, vmm);
}

/// <summary>Short words for tests with files.</summary>
internal static class FileWords
{
    /// <summary>A machine's files as the portal's account sees them.</summary>
    public static HostFiles AsPortal(this WindowsHost host, bool canGoOn = true) => (HostFiles)host.Files(@"LAB\portal", canGoOn);

    public static void Write(this HostFiles files, string path, string content = "content")
    {
        using var file = files.Create(path);
        file.Write(System.Text.Encoding.UTF8.GetBytes(content));
    }

    public static string Read(this HostFiles files, string path)
    {
        using var reader = new StreamReader(files.OpenRead(path));
        return reader.ReadToEnd();
    }

    public static uint Refused(Action act) => Xunit.Assert.Throws<Portal.Lab.HyperV.RefusalException>(act).Code;
}
