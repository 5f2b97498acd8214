using Microsoft.Extensions.Time.Testing;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>A machine for the Hyper-V half alone: real files in a folder of the test's own, and a clock that the test moves.</summary>
internal sealed class TestHost : IWindowsHost, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestHost(WindowsRelease release = WindowsRelease.Ws2022)
    {
        Release = release;
        Machines = VmStore.Open(_folder.At("vms"));
        Jobs = new(Clock);
        OwnFiles = new TestFiles(_folder.At("C"));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    public HashSet<string> Faults { get; } = new(StringComparer.Ordinal);
    public string ShortName => "HV01";
    public string FullName => "hv01.lab.example";
    public string Domain => "lab.example";
    public WindowsRelease Release { get; }
    public long MemoryBytes { get; init; } = 64L << 30;
    public IReadOnlyList<string> Switches => ["LAN", "Storage"];
    public IWindowsCluster? Cluster { get; init; }
    public VmStore Machines { get; }
    public JobBook Jobs { get; }
    public HeldDisks Held { get; } = new();
    public double Pace { get; init; }
    public IHostFiles OwnFiles { get; }
    public IReadOnlyList<string> Volumes => [@"C:\"];
    public TimeProvider Time => Clock;
    public TestFiles Disk => (TestFiles)OwnFiles;

    public bool Has(string fault) => Faults.Contains(fault);

    public IHostFiles Files(string account, bool canGoOn) => OwnFiles;

    public void Dispose()
    {
        Jobs.Dispose();
        _folder.Dispose();
    }
}
