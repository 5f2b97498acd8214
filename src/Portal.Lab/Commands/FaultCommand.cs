using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.Lab.Control;
using Portal.Lab.Windows;

namespace Portal.Lab.Commands;

/// <summary><c>fault</c>: something goes wrong with a machine from now on, or no longer.</summary>
internal sealed class FaultCommand : Command
{
    private readonly Option<string> _data = DataOption.New();
    private readonly Option<string> _host = new("--host") { Description = "Which machine.", HelpName = "HOST", Required = true };
    private readonly Option<string?> _set = new("--set") { Description = $"What goes wrong: {string.Join(", ", Faults.All)}.", HelpName = "FAULT" };
    private readonly Option<string?> _clear = new("--clear") { Description = "What goes well again.", HelpName = "FAULT" };

    public FaultCommand(TextWriter output) : base("fault", "Makes something go wrong with a machine of a lab, or go well again.")
    {
        foreach (var option in new Option[] { _data, _host, _set, _clear }) Options.Add(option);
        SetAction(async (parsed, ct) =>
        {
            var question = new JsonObject { ["verb"] = "fault", ["host"] = parsed.GetRequiredValue(_host), ["set"] = parsed.GetValue(_set), ["clear"] = parsed.GetValue(_clear) };
            var answer = await LabClient.AskAsync(DataOption.Read(parsed, _data), question, ct);
            var faults = answer["faults"]!.AsArray().Select(fault => (string)fault!).ToList();
            await output.WriteLineAsync($"{answer["host"]}: {(faults.Count == 0 ? "nothing is wrong" : string.Join(", ", faults))}.");
            return ExitCode.Done;
        });
    }
}
