using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;

namespace Portal.Lab.Control;

/// <summary>Answers questions about the lab and changes it from outside: one JSON object each way. No script can reach it.</summary>
/// <param name="site">The machines.</param>
/// <param name="shells">Sessions that a fault may end; null where no lab runs.</param>
internal sealed class ControlDesk(LabSite site, Shells? shells)
{
    /// <summary>Does what the line asks; a "no" is an answer too.</summary>
    public async Task<JsonObject> AnswerAsync(JsonObject line, CancellationToken ct)
    {
        try
        {
            var answer = line.TextOrNull("verb") switch
            {
                "status" => StatusVerb.Answer(site, shells),
                "fault" => FaultVerb.Answer(site, shells, line),
                "masters" => MastersVerb.Answer(site),
                "import" => await ImportVerb.AnswerAsync(site, line, ct),
                "settle" => await SettleVerb.AnswerAsync(site, ct),
                var other => throw new Complaint("verb", other, "It must be status, import, fault, masters or settle.", "See docs/decisions/0003."),
            };
            answer["ok"] = true;
            return answer;
        }
        catch (Complaint no)
        {
            return Refusal(no);
        }
    }

    /// <summary>A "no" as an answer.</summary>
    public static JsonObject Refusal(Complaint no) => new()
    {
        ["ok"] = false, ["message"] = no.Message, ["field"] = no.Field, ["value"] = no.Value, ["rule"] = no.Rule, ["remedy"] = no.Remedy,
    };
}
