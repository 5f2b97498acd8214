using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Connections;

/// <summary>Connections, in words.</summary>
internal static class ConnectionWords
{
    private const string HostGate = "host:";

    /// <summary>How sessions get there.</summary>
    public static string Of(Transport transport) => transport switch
    {
        Transport.Lab => "embedded lab",
        Transport.WSMan => "WinRM",
        _ => "SSH",
    };

    /// <summary>Where disks lie.</summary>
    public static string Of(StorageKind kind) => kind switch
    {
        StorageKind.Local => "local disk",
        StorageKind.Csv => "cluster shared volume",
        _ => "SMB share",
    };

    /// <summary>"4 disk operations and 8 sessions on each host".</summary>
    public static string Limits(ConnectionView connection) =>
        $"{Say.Count(connection.DiskOperationsPerHost, "disk operation")} and {Say.Count(connection.SessionsPerHost, "session")} on each host";

    /// <summary>Hosts that have limits, but are neither among those that answered nor known to be silent.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<GateView> gates, IReadOnlyList<HostFacts> answered) =>
    [
        .. gates.Where(gate => gate.Name.StartsWith(HostGate, StringComparison.Ordinal) && gate.ClosedSince is null).Select(gate => gate.Name[HostGate.Length..])
            .Except(answered.Select(host => host.Name), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    /// <summary>Hosts that a silence closed, by name, with since when; each once, though it has several limits.</summary>
    public static IReadOnlyList<(string What, DateTimeOffset Since)> Silent(IEnumerable<GateView> gates) =>
    [
        .. gates.Where(gate => gate.ClosedSince is not null).GroupBy(gate => gate.Name.Split(':', 2) is ["host" or "disk", var host] ? $"{host} is silent" : "A host is silent")
            .Select(alike => (alike.Key, alike.Min(gate => gate.ClosedSince!.Value))),
    ];
}
