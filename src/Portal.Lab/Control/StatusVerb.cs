using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Control;

/// <summary>What there is: machines with their Windows, how much they hold, and what is wrong with them.</summary>
internal static class StatusVerb
{
    public static JsonObject Answer(LabSite site, Shells? shells) => new()
    {
        ["process"] = shells is null ? null : Environment.ProcessId,
        ["shells"] = shells?.Count ?? 0,
        ["hosts"] = new JsonArray([.. site.Hosts.Select(Host)]),
    };

    private static JsonObject Host(WindowsHost host) => new()
    {
        ["name"] = host.FullName,
        ["windows"] = host.Release.Name(),
        ["cluster"] = host.Cluster?.FullName,
        ["machines"] = host.Machines.Count,
        ["jobs"] = host.Jobs.Running,
        ["faults"] = new JsonArray([.. host.Faults.Set.Order(StringComparer.Ordinal).Select(fault => (JsonNode)fault)]),
    };
}
