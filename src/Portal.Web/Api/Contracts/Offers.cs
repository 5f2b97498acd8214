using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections;

namespace Portal.Web.Api.Contracts;

/// <summary>What there is to choose from.</summary>
/// <param name="Vmm">The VMM server; null without VMM.</param>
/// <param name="Places">Clusters first, then standalone hosts.</param>
/// <param name="Networks">Virtual switches, or VM networks of VMM.</param>
/// <param name="Storages">By path.</param>
/// <param name="IsStorageHidden">VMM lists no storage to this account: type it in, it is proved.</param>
/// <param name="PortClassifications">Of VMM.</param>
/// <param name="Pools">Of VMM: addresses that it gives away itself.</param>
internal sealed record OfferAnswer(
    VmmAnswer? Vmm, IReadOnlyList<PlaceAnswer> Places, IReadOnlyList<NetworkAnswer> Networks, IReadOnlyList<StorageAnswer> Storages, bool IsStorageHidden,
    IReadOnlyList<string> PortClassifications, IReadOnlyList<PoolAnswer> Pools)
{
    public static OfferAnswer Of(ConnectionOffer answer) => new(answer.Vmm is { } vmm ? VmmAnswer.Of(vmm) : null, [.. answer.Offer.Places.Select(PlaceAnswer.Of)],
        [.. answer.Offer.Networks.Select(each => new NetworkAnswer(each.Name, each.Hosts))], [.. answer.Offer.Storages.Select(StorageAnswer.Of)], answer.Offer.StorageHidden,
        answer.Offer.PortClassifications, [.. answer.Offer.Pools.Select(each => new PoolAnswer(each.Kind, each.Name, each.First, each.Last))]);
}

/// <summary>A VMM server, as it answers this account.</summary>
/// <param name="Name">FQDN.</param>
/// <param name="Version">"3.2.7510.0".</param>
/// <param name="ConsoleVersion">Of the module that asked; null where it cannot be told.</param>
/// <param name="IsHighlyAvailable">It is a role of a cluster.</param>
/// <param name="Profile">As what the account is connected: "Administrator", "DelegatedAdmin".</param>
/// <param name="HostGroups">That the account's role covers.</param>
internal sealed record VmmAnswer(string Name, string Version, string? ConsoleVersion, bool IsHighlyAvailable, string Profile, IReadOnlyList<string> HostGroups)
{
    public static VmmAnswer Of(VmmFacts vmm) => new(vmm.Name, vmm.Version, vmm.ConsoleVersion, vmm.HighlyAvailable, vmm.Profile, vmm.HostGroups);
}

/// <summary>A cluster or standalone host.</summary>
/// <param name="Name">FQDN.</param>
/// <param name="IsCluster">Else a standalone host.</param>
/// <param name="HostGroup">Of VMM; null without it.</param>
/// <param name="Hosts">Its nodes, or itself.</param>
/// <param name="SilentHosts">Those of them that do not answer.</param>
internal sealed record PlaceAnswer(string Name, bool IsCluster, string? HostGroup, IReadOnlyList<string> Hosts, IReadOnlyList<string> SilentHosts)
{
    public static PlaceAnswer Of(OfferedPlace place) => new(place.Name, place.IsCluster, place.HostGroup, place.Hosts, place.Silent);
}

/// <summary>A network.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Hosts">That have it.</param>
internal sealed record NetworkAnswer(string Name, IReadOnlyList<string> Hosts);

/// <summary>A place for disks.</summary>
/// <param name="Path">"C:\ClusterStorage\Volume1".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Classification">VMM's; null where there is none.</param>
/// <param name="TotalBytes">Of it.</param>
/// <param name="FreeBytes">Of it.</param>
/// <param name="Hosts">That reach it.</param>
internal sealed record StorageAnswer(string Path, StorageKind Kind, string? Classification, long TotalBytes, long FreeBytes, IReadOnlyList<string> Hosts)
{
    public static StorageAnswer Of(OfferedStorage storage) => new(storage.Path, storage.Kind, storage.Classification, storage.TotalBytes, storage.FreeBytes, storage.Hosts);
}

/// <summary>Addresses that VMM gives away.</summary>
/// <param name="Kind">"MAC" or "IP".</param>
/// <param name="Name">Of the pool.</param>
/// <param name="First">Of them.</param>
/// <param name="Last">Inclusive.</param>
internal sealed record PoolAnswer(string Kind, string Name, string First, string Last);
