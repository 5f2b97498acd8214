using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
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
        Transport.WSManCredSsp => "WinRM by CredSSP",
        Transport.WSManNegotiate => "WinRM by Negotiate",
        Transport.WSManHttps => "WinRM over HTTPS",
        _ => "SSH",
    };

    /// <summary>Where disks lie.</summary>
    public static string Of(StorageKind kind) => kind switch
    {
        StorageKind.Local => "local disk",
        StorageKind.Csv => "cluster shared volume",
        _ => "SMB share",
    };

    /// <summary>At the beginning of a line.</summary>
    public static string Title(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    /// <summary>"VMM 2012 R2 UR14 (3.2.8292.0)"; a build that nobody knows is its number.</summary>
    public static string OfVmm(string version) => SupportMatrix.Shipped.VmmOf(version) is { } build
        ? $"{build.Vmm}{(build.Rollup == 0 ? "" : $" {build.Name}")} ({version})"
        : version;

    /// <summary>As what an account is connected to VMM.</summary>
    public static string OfProfile(string profile) => profile switch
    {
        "Administrator" => "administrator",
        "DelegatedAdmin" => "delegated administrator (Fabric Administrator)",
        "ReadOnlyAdmin" => "read-only administrator",
        "TenantAdmin" => "tenant administrator",
        "SelfServiceUser" => "self-service user",
        _ => profile,
    };

    /// <summary>"4 disk operations and 8 sessions on each host; 50 power actions, 10 new a minute, 10 % of a catalog".</summary>
    public static string Limits(ConnectionView connection) =>
        $"{Say.Count(connection.DiskOperationsPerHost, "disk operation")} and {Say.Count(connection.SessionsPerHost, "session")} on each host; " +
        $"{Say.Count(connection.Power.Active, "power action")}, {Say.Number(connection.Power.NewPerMinute)} new a minute, {Say.Number(connection.Power.PercentOfCatalog)} % of a catalog";

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
