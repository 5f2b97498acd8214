using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.Lab.Control;

namespace Portal.Lab.Commands;

/// <summary><c>import</c>: makes a master of somebody's raw, VHD or VHDX disk.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Option<string> _data = DataOption.New();
    private readonly Option<string> _disk = new("--disk") { Description = "A raw, VHD or VHDX disk; parents are looked for where it says they are.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the master; the file's unless given.", HelpName = "NAME" };
    private readonly Option<string?> _generation = new("--generation") { Description = "1 or 2; chosen by the disk unless given.", HelpName = "1|2" };
    private readonly Option<string?> _host = new("--host") { Description = "Which machine gets it; the first unless given.", HelpName = "HOST" };

    public ImportCommand(TextWriter output) : base("import", "Makes a master of a disk file.")
    {
        foreach (var option in new Option[] { _data, _disk, _name, _generation, _host }) Options.Add(option);
        SetAction(async (parsed, ct) =>
        {
            var answer = await LabClient.AskAsync(DataOption.Read(parsed, _data), Question(parsed), ct);
            await output.WriteLineAsync($"{MastersCommand.Line(answer)}.");
            return ExitCode.Done;
        });
    }

    private JsonObject Question(ParseResult parsed)
    {
        var question = new JsonObject { ["verb"] = "import", ["disk"] = Path.GetFullPath(parsed.GetRequiredValue(_disk)), ["name"] = parsed.GetValue(_name), ["host"] = parsed.GetValue(_host) };
        question["generation"] = parsed.GetValue(_generation) switch
        {
            null => null,
            "1" => 1,
            "2" => 2,
            var other => throw new Complaint("--generation", other, "It must be 1 or 2.", "Leave it out: it is then chosen by the disk."),
        };
        return question;
    }
}
