using System.Text.Json.Nodes;
using Portal.Lab.Site;

namespace Portal.Lab.Control;

/// <summary>Waits until no job runs any more.</summary>
internal static class SettleVerb
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<JsonObject> AnswerAsync(LabSite site, CancellationToken ct)
    {
        while (site.Hosts.Sum(host => host.Jobs.Running) > 0) await Task.Delay(Look, TimeProvider.System, ct);
        return new JsonObject { ["jobs"] = 0 };
    }
}
