using Portal.Lab.Site;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>A VMM server: manages those hosts of the site that its release can.</summary>
/// <param name="site">What it is.</param>
/// <param name="file">The site it is in.</param>
/// <param name="machine">The machine it runs on.</param>
/// <param name="hosts">All Hyper-V machines of the site.</param>
/// <param name="account">Who may administer them.</param>
/// <param name="folder">Of the lab.</param>
/// <param name="database">What it remembers.</param>
internal sealed class VmmServer(SiteVmm site, SiteFile file, WindowsHost machine, IReadOnlyList<WindowsHost> hosts, AccountFile account, LabFolder folder, VmmDatabase database)
{
    /// <summary>The user role that no fault takes the account from.</summary>
    public const string AdministratorRole = "Administrator";

    /// <summary>The user role whose host groups the site chooses.</summary>
    public const string DelegatedRole = "Fabric Administrators";

    /// <summary>The user role that sees the same host groups, and changes nothing.</summary>
    public const string ReadOnlyRole = "Read-Only Administrators";

    public VmmRelease Release { get; } = VmmReleases.Find(site.Release) ?? throw new InvalidDataException($"'{site.Release}' is no VMM of the lab.");

    public SiteVmm Site { get; } = site;

    public SiteFile File { get; } = file;

    public WindowsHost Machine { get; } = machine;

    public LabFolder Folder { get; } = folder;

    /// <summary>What it remembers.</summary>
    public VmmDatabase Database { get; } = database;

    /// <summary>What waits for virtual machines to come.</summary>
    public JobGroups Groups { get; } = new(database.Jobs);

    /// <summary>Where to look first for a free address of its pool.</summary>
    public long NextMac { get; set; }

    /// <summary>What it sees on hosts.</summary>
    public HostSight Sight => new(this);

    /// <summary>The hosts it manages just now, as Windows versions are.</summary>
    public IReadOnlyList<WindowsHost> Hosts => [.. hosts.Where(host => Release.Manages(host.Release))];

    /// <summary>"vmm01.lab.example", or the name of its role where it is asked by that.</summary>
    public string FullNameAs(string asked) => IsRole(asked) ? $"{Site.RoleName}.{File.Domain}" : Machine.FullName;

    /// <summary>Whether this is its name, or its role's.</summary>
    public bool IsCalled(string name) =>
        IsRole(name) || name is "." or "localhost" || string.Equals(name, Machine.ShortName, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Machine.FullName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is the name of its cluster role.</summary>
    public bool IsRole(string name) =>
        Site.RoleName is { } role && (string.Equals(name, role, StringComparison.OrdinalIgnoreCase) || string.Equals(name, $"{role}.{File.Domain}", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether these are the name and the password of the account that may come in.</summary>
    public bool Knows(string user, string password) =>
        Machine.Accounts.SidOf(user) is { } sid && sid == Machine.Accounts.SidOf(account.User) && account.Is(password) && !Machine.Has(Faults.Denied);

    /// <summary>"LAB\portal".</summary>
    public string Account => account.User;

    /// <summary>"All Hosts\Standalone": where a host is.</summary>
    public string GroupOf(WindowsHost host) =>
        Site.HostGroups.FirstOrDefault(group => group.Hosts.Contains(host.ShortName, StringComparer.OrdinalIgnoreCase)) is { } found ? PathOf(found.Name) : SiteVmm.AllHosts;

    /// <summary>"All Hosts\Standalone" for "Standalone".</summary>
    public static string PathOf(string group) => string.Equals(group, SiteVmm.AllHosts, StringComparison.OrdinalIgnoreCase) ? SiteVmm.AllHosts : $@"{SiteVmm.AllHosts}\{group}";

    /// <summary>Paths of all host groups, the root first.</summary>
    public IEnumerable<string> HostGroups => Site.HostGroups.Select(group => PathOf(group.Name)).Prepend(SiteVmm.AllHosts);
}
