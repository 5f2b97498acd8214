using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.ThroughVmm;

/// <summary>Reads rows of Get-PortalVmmOffer: the server's own, as Get-PortalVmm returns it, then what there is to choose from.</summary>
internal static class VmmOfferRows
{
    /// <summary>The server.</summary>
    public static VmmFacts Server(Row row) =>
        new(row.Text("Name"), row.Text("Version"), row.TextOrNull("ConsoleVersion"), row.Flag("HighlyAvailable"), row.Text("Profile"), row.Texts("HostGroups"));

    /// <summary>All of it. An administrator sees all storage; another role may be shown none.</summary>
    public static Offer Offer(IReadOnlyList<Row> rows)
    {
        var server = Server(rows[0]);
        var kinds = rows.Skip(1).ToLookup(row => row.Text("Kind"), StringComparer.Ordinal);
        List<OfferedStorage> storages = [.. Storages(kinds["Csv"], StorageKind.Csv), .. Storages(kinds["Local"], StorageKind.Local), .. Storages(kinds["Share"], StorageKind.Smb)];
        return new(
            [.. Places(kinds["Host"])],
            [.. kinds["Network"].GroupBy(row => row.Text("Name"), StringComparer.OrdinalIgnoreCase).Select(alike => new OfferedNetwork(alike.Key, Hosts(alike))).OrderBy(network => network.Name, StringComparer.OrdinalIgnoreCase)],
            [.. storages.OrderBy(storage => storage.Path, StringComparer.OrdinalIgnoreCase)],
            server.Profile != "Administrator" && storages.Count == 0,
            [.. kinds["PortClassification"].Select(row => row.Text("Name")).Order(StringComparer.OrdinalIgnoreCase)],
            [.. kinds["MAC"].Concat(kinds["IP"]).Select(row => new OfferedPool(row.Text("Kind"), row.Text("Name"), row.Text("First"), row.Text("Last")))]) { Vmm = server };
    }

    private static IEnumerable<OfferedPlace> Places(IEnumerable<Row> hosts) => hosts
        .GroupBy(row => row.TextOrNull("Cluster") ?? row.Text("Name"), StringComparer.OrdinalIgnoreCase)
        .Select(alike => new OfferedPlace(alike.Key, alike.First().TextOrNull("Cluster") is not null, alike.First().TextOrNull("HostGroup"),
            [.. alike.Select(row => row.Text("Name"))], [.. alike.Where(row => !row.Flag("Responding")).Select(row => row.Text("Name"))]))
        .OrderBy(place => !place.IsCluster).ThenBy(place => place.Name, StringComparer.OrdinalIgnoreCase);

    // A drive of one host is another than that of the next, whatever its letter.
    private static IEnumerable<OfferedStorage> Storages(IEnumerable<Row> rows, StorageKind kind) => rows
        .GroupBy(row => (Path: Path(row).ToUpperInvariant(), Owner: kind == StorageKind.Local ? row.Text("Host") : ""))
        .Select(alike => new OfferedStorage(Path(alike.First()), kind, alike.First().TextOrNull("Classification"), alike.First().Number("TotalBytes"), alike.Min(row => row.Number("FreeBytes")), Hosts(alike)));

    private static string Path(Row row) => row.Text("Name").TrimEnd('\\');

    private static IReadOnlyList<string> Hosts(IEnumerable<Row> rows) => [.. rows.Select(row => row.Text("Host")).Distinct(StringComparer.OrdinalIgnoreCase)];
}
