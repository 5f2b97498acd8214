using System.Collections.Concurrent;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows.Accounts;
using Portal.Lab.Windows.Files;

namespace Portal.Lab.Windows;

/// <summary>One emulated Windows machine, with what it keeps on disk.</summary>
internal sealed class WindowsHost : IWindowsHost, IDisposable
{
    private readonly ConcurrentDictionary<(string Account, bool CanGoOn, bool Visitor), HostFiles> _files = new();
    private readonly WindowsRelease _release;
    private readonly IReadOnlyList<string> _switches;
    private readonly Lazy<HostFiles> _ownFiles;

    public WindowsHost(SiteHost host, string domain, WindowsCluster? cluster, VmStore machines, Faults faults, double pace, TimeProvider time)
    {
        (ShortName, Domain, FullName) = (host.Name, domain, $"{host.Name}.{domain}");
        (MemoryBytes, _switches, Cluster) = (host.MemoryBytes, host.Switches, cluster);
        (Machines, Faults, Pace, Time) = (machines, faults, pace, time);
        _release = ReleaseNames.Find(host.Windows) ?? throw new InvalidDataException($"'{host.Windows}' is no Windows of the lab.");
        _ownFiles = new(() => FilesOf(Token.System, Computer));
        Jobs = new JobBook(time);
    }

    /// <summary>Who is who in its domain.</summary>
    public required AccountBook Accounts { get; init; }

    /// <summary>The folder of this system that plays its C: drive.</summary>
    public required string SystemFolder { get; init; }

    /// <summary>All files of the lab.</summary>
    public required FileTree Tree { get; init; }

    /// <summary>Its volumes, and the shares.</summary>
    public required Volumes Reach { get; init; }

    /// <summary>The VMM that it is the server of, or has the console of, instead of Hyper-V; null for a Hyper-V machine. Set while the lab is made.</summary>
    public VmmServer? Vmm { get; internal set; }

    /// <summary>What is wrong with it.</summary>
    public Faults Faults { get; }

    /// <inheritdoc />
    public string ShortName { get; }

    /// <inheritdoc />
    public string FullName { get; }

    /// <inheritdoc />
    public string Domain { get; }

    /// <inheritdoc />
    public WindowsRelease Release => Has(Faults.OldWindows) ? WindowsRelease.Ws2008R2 : Has(Faults.MixedCluster) && _release > WindowsRelease.Ws2008R2 ? _release - 1 : _release;

    /// <inheritdoc />
    public Software Software => new(Release, HyperV: Vmm is null || Has(Faults.RunsHyperV), Has(Faults.NoConsole) || Has(Faults.PowerShell7) ? null : Vmm?.Release);

    /// <inheritdoc />
    public long MemoryBytes { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Switches => Has(Faults.NoSwitch) ? [] : _switches;

    /// <inheritdoc />
    public IWindowsCluster? Cluster { get; }

    /// <inheritdoc />
    public VmStore Machines { get; }

    /// <inheritdoc />
    public JobBook Jobs { get; }

    /// <inheritdoc />
    public HeldDisks Held { get; } = new();

    /// <inheritdoc />
    public double Pace { get; }

    /// <inheritdoc />
    public TimeProvider Time { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Volumes => Reach.Names;

    /// <inheritdoc />
    public IHostFiles OwnFiles => _ownFiles.Value;

    /// <inheritdoc />
    public bool Has(string fault) => Faults.Has(fault);

    /// <inheritdoc />
    public string? SidOf(string account) => Accounts.SidOf(account);

    /// <inheritdoc />
    public string NameOf(string sid) => Accounts.NameOf(sid) ?? sid;

    /// <inheritdoc />
    public IHostFiles Files(string account, bool canGoOn) => _files.GetOrAdd((account, canGoOn, Has(Faults.NotAdministrator)), static (who, host) => host.FilesOf(who.Account, who.CanGoOn), this);

    /// <inheritdoc />
    public IReadOnlyList<string>? Visitors(string server, string share)
    {
        try
        {
            return Reach.Find($@"\\{server}\{share}").Volume.Visitors is { } visitors ? [.. visitors] : null;
        }
        catch (HyperV.RefusalException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Jobs.Dispose();

    private Token Computer => Token.Visitor(Accounts.OfComputer(ShortName));

    private HostFiles FilesOf(string account, bool canGoOn)
    {
        var sid = Accounts.SidOf(account) ?? throw new ArgumentException($"Nobody is called '{account}'.", nameof(account));
        return FilesOf(Has(Faults.NotAdministrator) ? Token.Visitor(sid) : Token.Administrator(sid), canGoOn ? Token.Visitor(sid) : null);
    }

    private HostFiles FilesOf(Token here, Token? there) =>
        new(Tree, Reach, here, there, Computer, () => Has(Faults.DiskFull), () => Has(Faults.Compressed),
            () => Has(Faults.ShareReadOnly) && !ReferenceEquals(here, Token.System));
}
