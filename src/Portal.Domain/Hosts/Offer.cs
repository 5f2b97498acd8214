using Portal.Domain.Connections;

namespace Portal.Domain.Hosts;

/// <summary>What a connection's account may choose from.</summary>
/// <param name="Places">Clusters first, then standalone hosts, by name.</param>
/// <param name="Networks">Virtual switches, or VM networks of VMM (from 2012 SP1), by name.</param>
/// <param name="Storages">By path.</param>
/// <param name="StorageHidden">VMM lists no storage to this account (a delegated administrator): it is typed in and proved.</param>
/// <param name="PortClassifications">Of VMM; empty without it.</param>
/// <param name="Pools">Of VMM: addresses that it gives away itself.</param>
public sealed record Offer(
    IReadOnlyList<OfferedPlace> Places, IReadOnlyList<OfferedNetwork> Networks, IReadOnlyList<OfferedStorage> Storages, bool StorageHidden,
    IReadOnlyList<string> PortClassifications, IReadOnlyList<OfferedPool> Pools)
{
    /// <summary>The VMM server that offers it; null without VMM.</summary>
    public VmmFacts? Vmm { get; init; }
}

/// <summary>A cluster or a standalone host.</summary>
/// <param name="Name">FQDN.</param>
/// <param name="IsCluster">Else a standalone host.</param>
/// <param name="HostGroup">"All Hosts\Berlin"; null without VMM.</param>
/// <param name="Hosts">FQDNs: the nodes, or the host itself.</param>
/// <param name="Silent">Those of them that do not answer (VMM's agent, or the cluster, says so).</param>
public sealed record OfferedPlace(string Name, bool IsCluster, string? HostGroup, IReadOnlyList<string> Hosts, IReadOnlyList<string> Silent);

/// <summary>A network that machines can be connected to.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Hosts">FQDNs of the hosts that have it.</param>
public sealed record OfferedNetwork(string Name, IReadOnlyList<string> Hosts);

/// <summary>A place for disks.</summary>
/// <param name="Path">"C:\ClusterStorage\Volume1", "D:\" or "\\files.lab.example\vms".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Classification">VMM's; null where there is none.</param>
/// <param name="TotalBytes">Of it.</param>
/// <param name="FreeBytes">Of it.</param>
/// <param name="Hosts">FQDNs of the hosts that reach it.</param>
public sealed record OfferedStorage(string Path, StorageKind Kind, string? Classification, long TotalBytes, long FreeBytes, IReadOnlyList<string> Hosts);

/// <summary>A pool of addresses that VMM gives away.</summary>
/// <param name="Kind">"MAC" or "IP".</param>
/// <param name="Name">Of the pool.</param>
/// <param name="First">"00:1D:D8:B7:1C:00", "10.0.0.10".</param>
/// <param name="Last">Inclusive.</param>
public sealed record OfferedPool(string Kind, string Name, string First, string Last);

/// <summary>A VMM server, as it answers one account.</summary>
/// <param name="Name">FQDN of the server, or of the role.</param>
/// <param name="Version">"3.2.7510.0".</param>
/// <param name="ConsoleVersion">Build of the module that asked; null where it cannot be told.</param>
/// <param name="HighlyAvailable">It is a role of a cluster.</param>
/// <param name="Profile">"Administrator", "DelegatedAdmin", "ReadOnlyAdmin", "TenantAdmin" or "SelfServiceUser": as what the account is connected.</param>
/// <param name="HostGroups">Paths that the account's role covers; all of them for an administrator.</param>
public sealed record VmmFacts(string Name, string Version, string? ConsoleVersion, bool HighlyAvailable, string Profile, IReadOnlyList<string> HostGroups);
