using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Benchmarks.Connections;

/// <summary>Writes the folder of a lab that has not started yet: one cluster of many nodes, and machines of ours that were never made by cmdlets.</summary>
/// <remarks>Everything is written: what the lab would set in a record of its own has no value in a file that leaves it out.</remarks>
/// <param name="folder">Empty.</param>
/// <param name="hosts">Nodes, 1 or more.</param>
internal sealed class WideSite(string folder, int hosts)
{
    public const string Domain = "lab.example", Cluster = "cluster01." + Domain, Storage = @"C:\ClusterStorage\Volume1\Portal";

    /// <summary>FQDNs of the nodes.</summary>
    public IReadOnlyList<string> Hosts { get; } = [.. Enumerable.Range(1, hosts).Select(number => $"{Short(number)}.{Domain}")];

    /// <summary>Writes the site.</summary>
    public void Write()
    {
        var nodes = Enumerable.Range(1, hosts).Select(number => (JsonNode)new JsonObject
        {
            ["name"] = Short(number), ["windows"] = "ws2022", ["cluster"] = "cluster01", ["drives"] = new JsonArray("C"), ["memoryBytes"] = 64L << 40, ["switches"] = new JsonArray("LAN"),
        });
        Write("site.json", new JsonObject
        {
            ["domain"] = Domain, ["netBios"] = "LAB", ["domainSid"] = "S-1-5-21-1000000001-1000000002-1000000003",
            ["hosts"] = new JsonArray([.. nodes]),
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = "cluster01", ["volumes"] = new JsonArray("Volume1") }),
            ["shares"] = new JsonArray(),
        });
    }

    /// <summary>Spreads machines of ours over the nodes, as the host of each and a VMM remember them: off, with two disks that nobody opens.</summary>
    public void Fill(int machines)
    {
        for (var number = 0; number < machines; number++)
        {
            var (id, host, name) = (Guid.NewGuid(), Short(1 + (number % hosts)), string.Create(CultureInfo.InvariantCulture, $"M-{number:000000}"));
            var mark = $"portal:{Guid.NewGuid()}";
            var drives = ((string[])["", "-identity"]).Select((suffix, location) => (JsonNode)new JsonObject
            {
                ["id"] = Guid.NewGuid(), ["controller"] = "SCSI", ["number"] = 0, ["location"] = location, ["path"] = $@"{Storage}\{name}\{name}{suffix}.vhdx",
            });
            var adapter = new JsonObject { ["id"] = Guid.NewGuid(), ["name"] = "Network Adapter", ["mac"] = string.Create(CultureInfo.InvariantCulture, $"00155D{number:X6}"), ["dynamicMac"] = false, ["switch"] = "LAN", ["vlan"] = 0 };
            Write(Path.Combine("state", "hosts", host, "machines", $"{id}.json"), new JsonObject
            {
                ["id"] = id, ["name"] = name, ["notes"] = mark, ["generation"] = 2, ["folder"] = $@"{Storage}\{name}", ["version"] = "10.0", ["created"] = "2026-01-01T00:00:00+00:00", ["clustered"] = true,
                ["power"] = "Off", ["processors"] = 2, ["memory"] = new JsonObject { ["startup"] = 2L << 30, ["minimum"] = 2L << 30, ["maximum"] = 2L << 30 }, ["scsiControllers"] = 1,
                ["automaticStartAction"] = "StartIfRunning", ["automaticStopAction"] = "Save", ["snapshots"] = new JsonArray(), ["bootOrder"] = new JsonArray(),
                ["drives"] = new JsonArray([.. drives]), ["adapters"] = new JsonArray(adapter),
            });
            Write(Path.Combine("state", "vmm", "machines", $"{id}.json"), new JsonObject { ["vmId"] = id, ["host"] = host, ["name"] = name, ["description"] = mark });
        }
    }

    private static string Short(int number) => string.Create(CultureInfo.InvariantCulture, $"hv{number:00}");

    private void Write(string path, JsonObject content)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content.ToJsonString(JsonSerializerOptions.Default));
    }
}
