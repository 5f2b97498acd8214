using System.Globalization;
using System.Security.Cryptography;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Portal.Lab.Windows.Accounts;
using Portal.Lab.Windows.Files;

namespace Portal.Lab.Site;

/// <summary>All machines of a lab, as its folder has them.</summary>
internal sealed class LabSite : IDisposable
{
    private readonly Dictionary<string, WindowsHost> _byName;

    private LabSite(LabFolder folder, SiteFile file, AccountFile account, SiteBuilder built)
    {
        (Folder, File, Account, Hosts, Consoles, Clusters) = (folder, file, account, built.Hosts, built.Consoles, built.Clusters);
        _byName = Hosts.Concat(Consoles).ToDictionary(host => host.FullName, StringComparer.OrdinalIgnoreCase);
    }

    public LabFolder Folder { get; }

    public SiteFile File { get; }

    public AccountFile Account { get; }

    /// <summary>Those with Hyper-V.</summary>
    public IReadOnlyList<WindowsHost> Hosts { get; }

    /// <summary>Those without it, with a VMM or its console; the server first.</summary>
    public IReadOnlyList<WindowsHost> Consoles { get; }

    /// <summary>What manages the hosts; null for nothing.</summary>
    public VmmServer? Vmm => Consoles.Count > 0 ? Consoles[0].Vmm : null;

    public IReadOnlyList<WindowsCluster> Clusters { get; }

    /// <summary>The machine with this FQDN or short name, or that of VMM's role.</summary>
    public WindowsHost? Find(string name) =>
        _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault($"{name}.{File.Domain}") ?? (Vmm?.IsRole(name) == true ? Vmm.Machine : null);

    /// <summary>The machine that comes after this one among those of its kind; the first after the last.</summary>
    public WindowsHost NextTo(WindowsHost host)
    {
        var alike = Hosts.Contains(host) ? Hosts : Consoles;
        return alike[(alike.Index().First(each => each.Item == host).Index + 1) % alike.Count];
    }

    /// <summary>The cluster with this FQDN.</summary>
    public WindowsCluster? FindCluster(string name) => Clusters.FirstOrDefault(cluster => string.Equals(cluster.FullName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a lab; makes the usual one in an empty folder.</summary>
    /// <param name="folder">Made if it is missing.</param>
    /// <param name="pace">How slow jobs are.</param>
    /// <param name="releases">Windows of machines, by short name, where it shall be another than so far; kept.</param>
    /// <param name="time">The lab's clock.</param>
    /// <param name="vmm">The VMM that shall manage the hosts, which get a Windows that it can; kept. Null leaves it as it is.</param>
    /// <exception cref="InvalidDataException">The folder holds something else, or a file of it is damaged.</exception>
    public static LabSite Open(LabFolder folder, double pace, IReadOnlyDictionary<string, WindowsRelease> releases, TimeProvider time, VmmRelease? vmm = null)
    {
        Directory.CreateDirectory(folder.Root);
        var file = System.IO.File.Exists(folder.Site) ? SiteFile.Read(folder.Site) : New(folder);
        file = WithReleases(vmm is { } release ? WithVmm(file, release) : file, releases);
        SiteRules.Check(file, folder.Site);
        if (!System.IO.File.Exists(folder.Account)) AccountFile.Random($@"{file.NetBios}\portal").Write(folder.Account);
        file.Write(folder.Site); // last: a folder with this file is whole
        var account = AccountFile.Read(folder.Account);
        var builder = new SiteBuilder(folder, file, account, pace, time);
        foreach (var host in builder.Hosts) host.Held.Restore(host.Machines, host.OwnFiles);
        return new LabSite(folder, file, account, builder);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var host in Hosts.Concat(Consoles)) host.Dispose();
    }

    private static SiteFile New(LabFolder folder)
    {
        string[] ours = [folder.Lock, folder.Account];
        if (Directory.EnumerateFileSystemEntries(folder.Root).Except(ours, StringComparer.Ordinal).FirstOrDefault(entry => !entry.EndsWith(".tmp", StringComparison.Ordinal)) is { } foreign)
            throw new InvalidDataException($"{folder.Root} is not empty and no lab: it holds {Path.GetFileName(foreign)} and no site.json. Choose an empty folder.");
        return SiteFile.Usual(string.Create(CultureInfo.InvariantCulture, $"S-1-5-21-{Part()}-{Part()}-{Part()}"));
    }

    private static int Part() => RandomNumberGenerator.GetInt32(1_000_000_000, int.MaxValue);

    private static SiteFile WithVmm(SiteFile file, VmmRelease release) => file with
    {
        Vmm = (file.Vmm ?? SiteVmm.Usual(release, file.Hosts)) with { Release = release.Name(), Windows = release.OwnWindows().Name() },
        Hosts = [.. file.Hosts.Select(host => host with { Windows = release.UsualWindows(inCluster: host.Cluster is not null).Name() })],
    };

    private static SiteFile WithReleases(SiteFile file, IReadOnlyDictionary<string, WindowsRelease> releases)
    {
        if (releases.Keys.FirstOrDefault(name => !file.Hosts.Any(host => string.Equals(host.Name, name, StringComparison.OrdinalIgnoreCase))) is { } unknown)
            throw new InvalidDataException($"There is no machine {unknown}; there are {string.Join(", ", file.Hosts.Select(host => host.Name))}.");
        return file with
        {
            Hosts = [.. file.Hosts.Select(host => releases.FirstOrDefault(each => string.Equals(each.Key, host.Name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } asked
                ? host with { Windows = asked.Value.Name() }
                : host)],
        };
    }
}
