using System.Text.Json.Nodes;
using Portal.Lab.HyperV.State;
using Portal.Lab.Masters;
using Portal.Lab.Site;

namespace Portal.Lab.Control;

/// <summary>The masters: the lab's own and those that were imported, while their machines are there.</summary>
internal static class MastersVerb
{
    public static JsonObject Answer(LabSite site) => new()
    {
        ["masters"] = new JsonArray([.. MasterRecord.All(site.Folder).Select(record => Master(site, record)).OfType<JsonNode>()]),
    };

    /// <summary>One of them; null where its machine is gone.</summary>
    public static JsonObject? Master(LabSite site, MasterRecord record)
    {
        if (site.Find(record.Host) is not { } host || host.Machines.Find(record.Id) is not { } machine) return null;
        return new JsonObject
        {
            ["name"] = machine.Name,
            ["host"] = host.FullName,
            ["id"] = machine.Id,
            ["generation"] = machine.Generation,
            ["source"] = record.Source?.Path,
            ["checkpoints"] = new JsonArray([.. machine.Snapshots.Select(Checkpoint)]),
        };
    }

    private static JsonObject Checkpoint(VmSnapshot snapshot) => new()
    {
        ["id"] = snapshot.Id,
        ["name"] = snapshot.Name,
        ["disk"] = snapshot.Drives.Select(drive => drive.Path).FirstOrDefault(),
    };
}
