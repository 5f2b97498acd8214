using System.Text.Json.Nodes;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Document;

/// <summary>A body of each kind, as somebody would send it.</summary>
internal static class Examples
{
    private static readonly Dictionary<Type, string> Texts = new()
    {
        [typeof(NewConnection)] = """
            { "name": "Cluster 1", "address": "cluster01.lab.example", "transport": "ssh", "account": "LAB\\portal", "password": "...", "switch": "LAN",
              "storageKind": "csv", "storageFolder": "C:\\ClusterStorage\\Volume1\\Portal" }
            """,
        [typeof(CatalogToPlan)] = """
            { "name": "Office", "connectionId": "0199d1f2-6c1e-7a43-9c55-2f6f0f3c9d11", "master": "debian-12", "checkpoint": "clean", "namingPattern": "VDI-###", "machines": 50,
              "confirmed": [ "agent", "optimised", "generalised" ] }
            """,
        [typeof(NewCatalog)] = """{ "planId": "0199d1f2-7b02-7c1e-8a40-51f0c6f9e7aa" }""",
        [typeof(MoreMachines)] = """{ "count": 10 }""",
        [typeof(NewRemoval)] = """{ "machines": [ "VDI-007", "VDI-012" ] }""",
        [typeof(NewPower)] = """{ "action": "restart", "machines": [ "VDI-007" ] }""",
        [typeof(UpgradeQuestion)] = """
            { "from": { "vmm": "VMM 2012 R2", "rollup": 9, "server": "Windows Server 2012 R2", "sql": "SQL Server 2012", "desktop": "XenApp/XenDesktop 7.6 LTSR",
              "hosts": [ { "name": "HVC01", "runs": [ "Windows Server 2012 R2" ] } ] }, "to": { "vmm": "VMM 2022" } }
            """,
        [typeof(NewAcceptance)] = """{ "key": "same-forest", "note": "Both are in corp.example; looked up by anna" }""",
        [typeof(SomeItems)] = "{}",
        [typeof(NewTokenRequest)] = """{ "name": "terraform", "role": "catalog-operator", "expiresInDays": 90 }""",
    };

    /// <summary>Null where there is none.</summary>
    public static JsonNode? Of(Type type) => Texts.TryGetValue(type, out var text) ? JsonNode.Parse(text) : null;
}
