using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
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

    /// <summary>Hosts that have limits, or were asked by the last check, but are neither among those that answered nor known to be silent.</summary>
    /// <param name="gates">Limits of the connection.</param>
    /// <param name="report">Its last report; null without one.</param>
    /// <param name="answered">Hosts as they answered.</param>
    /// <param name="cluster">Its own name, which has limits too and is no host; null for a single host.</param>
    public static IReadOnlyList<string> Missing(IReadOnlyList<GateView> gates, ReportView? report, IReadOnlyList<HostFacts> answered, string? cluster) =>
    [
        .. gates.Where(gate => gate.Name.StartsWith(HostGate, StringComparison.Ordinal)).Select(gate => gate.Name[HostGate.Length..]).Concat(Asked(report))
            .Except(gates.Where(gate => gate.ClosedSince is not null && gate.Name.StartsWith(HostGate, StringComparison.Ordinal)).Select(gate => gate.Name[HostGate.Length..]), StringComparer.OrdinalIgnoreCase)
            .Except([cluster ?? ""], StringComparer.OrdinalIgnoreCase).Except(answered.Select(host => host.Name), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Asked(ReportView? report) =>
        report?.Checks.FirstOrDefault(check => check.Key == "hosts-answer")?.Findings.Select(finding => finding.About).OfType<string>() ?? [];

    /// <summary>Hosts that a silence closed, by name, with since when; each once, though it has several limits.</summary>
    public static IReadOnlyList<(string What, DateTimeOffset Since)> Silent(IEnumerable<GateView> gates) =>
    [
        .. gates.Where(gate => gate.ClosedSince is not null).GroupBy(gate => gate.Name.Split(':', 2) is ["host" or "disk", var host] ? $"{host} is silent" : "A host is silent")
            .Select(alike => (alike.Key, alike.Min(gate => gate.ClosedSince!.Value))),
    ];
}
