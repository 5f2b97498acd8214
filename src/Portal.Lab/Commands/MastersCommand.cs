using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.Lab.Control;

namespace Portal.Lab.Commands;

/// <summary><c>masters</c>: which masters there are, a line each.</summary>
internal sealed class MastersCommand : Command
{
    private readonly Option<string> _data = DataOption.New();

    public MastersCommand(TextWriter output) : base("masters", "Lists the masters of a lab.")
    {
        Options.Add(_data);
        SetAction(async (parsed, ct) =>
        {
            var answer = await LabClient.AskAsync(DataOption.Read(parsed, _data), new JsonObject { ["verb"] = "masters" }, ct);
            foreach (var master in answer["masters"]!.AsArray()) await output.WriteLineAsync(Line(master!));
            return ExitCode.Done;
        });
    }

    /// <summary>A master in one line.</summary>
    public static string Line(JsonNode master) =>
        $"{master["name"]} on {master["host"]}, generation {master["generation"]}, checkpoints {string.Join(", ", master["checkpoints"]!.AsArray().Select(checkpoint => (string)checkpoint!["name"]!))}";
}
