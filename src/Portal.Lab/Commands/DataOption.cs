using System.CommandLine;
using Portal.Lab.Site;

namespace Portal.Lab.Commands;

/// <summary><c>--data DIR</c>: which lab is meant.</summary>
internal static class DataOption
{
    public static Option<string> New() => new("--data") { Description = "The lab's folder.", HelpName = "DIR", Required = true };

    /// <exception cref="Complaint">It cannot be a folder.</exception>
    public static LabFolder Read(ParseResult parsed, Option<string> option)
    {
        var typed = parsed.GetRequiredValue(option);
        if (string.IsNullOrWhiteSpace(typed)) throw new Complaint("--data", typed, "It must be a folder.", "Give the path of the lab's folder.");
        if (File.Exists(typed)) throw new Complaint("--data", typed, "This is a file; it must be a folder.", "Give the path of the lab's folder.");
        return new LabFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed)));
    }
}
