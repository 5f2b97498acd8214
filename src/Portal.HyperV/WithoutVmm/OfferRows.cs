using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.WithoutVmm;

/// <summary>What hosts without VMM offer: themselves or their cluster, their switches, their volumes. Shares they do not know.</summary>
internal static class OfferRows
{
    /// <param name="answers">Of Get-PortalOffer, from all hosts that answered; at least one.</param>
    /// <param name="silent">Nodes that the cluster calls down.</param>
    public static Offer Offer(IReadOnlyList<HostAnswer> answers, IReadOnlyList<string> silent)
    {
        List<HostFacts> hosts = [.. answers.Select(answer => answer.Facts)];
        var clusters = hosts.Where(host => host.Cluster is not null).GroupBy(host => host.Cluster!, StringComparer.OrdinalIgnoreCase)
            .Select(nodes => new OfferedPlace(nodes.Key, true, null, [.. nodes.Select(node => node.Name)], silent));
        var single = hosts.Where(host => host.Cluster is null).Select(host => new OfferedPlace(host.Name, false, null, [host.Name], []));
        var networks = hosts.SelectMany(host => host.Switches.Select(name => (name, host.Name))).GroupBy(each => each.name, StringComparer.OrdinalIgnoreCase)
            .Select(alike => new OfferedNetwork(alike.Key, [.. alike.Select(each => each.Name)])).OrderBy(network => network.Name, StringComparer.OrdinalIgnoreCase);
        var storages = answers.SelectMany(each => each.Rest.Select(row => (Path: row.Text("Path").TrimEnd('\\'), Row: row, Host: each.Facts.Name)))
            .GroupBy(each => (each.Path, Owner: each.Row.Flag("Shared") ? "" : each.Host))
            .Select(alike => new OfferedStorage(alike.Key.Path, alike.Key.Owner.Length == 0 ? StorageKind.Csv : StorageKind.Local, null,
                alike.First().Row.Number("TotalBytes"), alike.Min(each => each.Row.Number("FreeBytes")), [.. alike.Select(each => each.Host)]))
            .OrderBy(storage => storage.Kind != StorageKind.Csv).ThenBy(storage => storage.Path, StringComparer.OrdinalIgnoreCase);
        return new([.. clusters.OrderBy(place => place.Name, StringComparer.OrdinalIgnoreCase), .. single], [.. networks], [.. storages], false, [], []);
    }
}
