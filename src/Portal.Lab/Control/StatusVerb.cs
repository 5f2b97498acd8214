using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Control;

/// <summary>What there is: machines with their Windows, how much they hold, and what is wrong with them; and what manages them.</summary>
internal static class StatusVerb
{
    public static JsonObject Answer(LabSite site, Shells? shells) => new()
    {
        ["process"] = shells is null ? null : Environment.ProcessId,
        ["shells"] = shells?.Count ?? 0,
        ["hosts"] = new JsonArray([.. site.Hosts.Select(Host)]),
        ["vmm"] = site.Vmm is { } vmm ? Vmm(vmm, site.Consoles) : null,
    };

    private static JsonObject Vmm(VmmServer vmm, IReadOnlyList<WindowsHost> consoles) => new()
    {
        ["release"] = vmm.Release.Name(),
        ["build"] = vmm.Release.Build(),
        ["manages"] = new JsonArray([.. vmm.Hosts.Select(host => (JsonNode)host.FullName)]),
        ["machines"] = new JsonArray([.. consoles.Select(Console)]),
    };

    private static JsonObject Console(WindowsHost machine) => new()
    {
        ["name"] = machine.FullName,
        ["windows"] = machine.Release.Name(),
        ["faults"] = Faults(machine),
    };

    private static JsonArray Faults(WindowsHost machine) => [.. machine.Faults.Set.Order(StringComparer.Ordinal).Select(fault => (JsonNode)fault)];

    private static JsonObject Host(WindowsHost host) => new()
    {
        ["name"] = host.FullName,
        ["windows"] = host.Release.Name(),
        ["cluster"] = host.Cluster?.FullName,
        ["machines"] = host.Machines.Count,
        ["jobs"] = host.Jobs.Running,
        ["faults"] = Faults(host),
    };
}
