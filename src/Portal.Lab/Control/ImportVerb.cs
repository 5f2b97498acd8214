using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Masters;
using Portal.Lab.Site;

namespace Portal.Lab.Control;

/// <summary>Makes a master of a disk file of this system, and answers with it.</summary>
internal static class ImportVerb
{
    /// <exception cref="Complaint">It cannot become one.</exception>
    public static async Task<JsonObject> AnswerAsync(LabSite site, JsonObject line, CancellationToken ct)
    {
        var order = new ImportOrder(line.Text("disk"), line.TextOrNull("name"), Generation(line), line.TextOrNull("host"));
        var record = await Task.Run(() => MasterImport.Run(site, order, ct), ct); // copying a disk takes its time
        return MastersVerb.Master(site, record)!;
    }

    private static int? Generation(JsonObject line) => line["generation"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        var other => throw new Complaint("generation", other.ToJsonString(), "It must be 1 or 2.", "Leave it out: it is then chosen by the disk."),
    };
}
