using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Site;

/// <summary>A VMM server that manages the hosts of the site, and a further machine that has only its console.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Release">"2012" to "2025".</param>
/// <param name="Windows">Of both machines.</param>
internal sealed record SiteVmm(string Name, string Release, string Windows)
{
    /// <summary>The root of all host groups.</summary>
    public const string AllHosts = "All Hosts";

    /// <summary>Short name of the machine with the console alone; null for none.</summary>
    public string? Console { get; init; } = "console01";

    /// <summary>The further name that a highly available VMM has, that of its cluster role; null for none.</summary>
    public string? RoleName { get; init; } = "vmm";

    /// <summary>Below All Hosts. A host that no group names is in All Hosts itself.</summary>
    public IReadOnlyList<SiteHostGroup> HostGroups { get; init => field = value ?? []; } = [];

    /// <summary>What the delegated administrators have: names of groups.</summary>
    public IReadOnlyList<string> DelegatedGroups { get; init => field = value ?? []; } = [];

    /// <summary>Each stands for the virtual switches of its name.</summary>
    public IReadOnlyList<string> LogicalNetworks { get; init => field = value ?? []; } = ["LAN"];

    /// <summary>Networks of machines; from 2012 SP1 on.</summary>
    public IReadOnlyList<SiteVmNetwork> VmNetworks { get; init => field = value ?? []; } = [new("LAN", "LAN")];

    /// <summary>From 2012 SP1 on.</summary>
    public IReadOnlyList<string> PortClassifications { get; init => field = value ?? []; } = ["High bandwidth", "Medium bandwidth", "Low bandwidth"];

    public SiteMacPool MacPool { get; init; } = new("Default MAC address pool", "00:1D:D8:B7:1C:00", "00:1D:D8:F4:1F:FF");

    public IReadOnlyList<SiteAddressPool> AddressPools { get; init => field = value ?? []; } = [new("LAN addresses", "192.0.2.10", "192.0.2.250", "192.0.2.0/24")];

    /// <summary>What volumes of hosts are classified as.</summary>
    public string LocalClassification { get; init; } = "Local Storage";

    /// <summary>What file shares are classified as.</summary>
    public string RemoteClassification { get; init; } = "Remote Storage";

    /// <summary>A VMM over these hosts: a group for each cluster, which the delegated administrators have, and one for all other machines.</summary>
    public static SiteVmm Usual(VmmRelease release, IReadOnlyList<SiteHost> hosts)
    {
        var clusters = hosts.Where(host => host.Cluster is not null).GroupBy(host => host.Cluster!, StringComparer.OrdinalIgnoreCase)
            .Select(cluster => new SiteHostGroup($"Group of {cluster.Key}", [.. cluster.Select(host => host.Name)])).ToList();
        var others = new SiteHostGroup("Standalone", [.. hosts.Where(host => host.Cluster is null).Select(host => host.Name)]);
        return new SiteVmm("vmm01", release.Name(), release.OwnWindows().Name())
        {
            HostGroups = [.. clusters, others],
            DelegatedGroups = [.. (clusters.Count > 0 ? clusters : [others]).Select(group => group.Name)],
        };
    }
}

/// <summary>A group of hosts below All Hosts.</summary>
/// <param name="Name">Of the group, without what is above it.</param>
/// <param name="Hosts">Short names.</param>
internal sealed record SiteHostGroup(string Name, IReadOnlyList<string> Hosts);

/// <summary>A network of machines.</summary>
/// <param name="Name">Of the network.</param>
/// <param name="LogicalNetwork">That it lies on.</param>
internal sealed record SiteVmNetwork(string Name, string LogicalNetwork);

/// <summary>A range of MAC addresses, written with colons.</summary>
internal sealed record SiteMacPool(string Name, string First, string Last);

/// <summary>A range of IPv4 addresses.</summary>
internal sealed record SiteAddressPool(string Name, string First, string Last, string Subnet);
