using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Lab.Control;

namespace Portal.Lab.Commands;

/// <summary><c>status</c>: which machines there are, and what is wrong with them, as JSON.</summary>
internal sealed class StatusCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Option<string> _data = DataOption.New();

    public StatusCommand(TextWriter output) : base("status", "Shows the machines of a lab, and what is wrong with them.")
    {
        Options.Add(_data);
        SetAction(async (parsed, ct) =>
        {
            var answer = await LabClient.AskAsync(DataOption.Read(parsed, _data), new JsonObject { ["verb"] = "status" }, ct);
            await output.WriteLineAsync(answer.ToJsonString(Indented));
            return ExitCode.Done;
        });
    }
}
