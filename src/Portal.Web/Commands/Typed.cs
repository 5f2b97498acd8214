using System.Globalization;
using Portal.Domain;

namespace Portal.Web.Commands;

/// <summary>Reads what was typed, and says no in words for people.</summary>
internal sealed class Typed
{
    private readonly List<Objection> _no = [];

    /// <summary>Yes, or everything that cannot be meant.</summary>
    public Verdict Verdict => _no.Count == 0 ? Verdict.Yes : new Verdict(_no);

    /// <summary>A whole number within a range.</summary>
    public int Whole(string option, string text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        No(option, text, Invariant($"It must be a whole number from {least} to {most}."), Invariant($"Give for instance {option} {Math.Clamp(number == 0 ? 50 : number, least, most)}."));
        return least;
    }

    /// <summary>A number within a range, with a point for fractions.</summary>
    public double Number(string option, string text, double least, double most)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        No(option, text, Invariant($"It must be a number from {least} to {most}."), $"Give for instance {option} 0.5.");
        return least;
    }

    /// <summary>One of a few words, whatever their case; null when it was not given.</summary>
    public T? Word<T>(string option, string? text) where T : struct, Enum
    {
        if (text is null) return null;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        var words = string.Join(" or ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
        No(option, text, $"It must be {words}.", $"Give one of them, or leave {option} out.");
        return null;
    }

    /// <summary>A file that is there, can be read and holds something; its full path.</summary>
    public string? ExistingFile(string option, string? text)
    {
        if (text is null) return null;
        if (string.IsNullOrWhiteSpace(text)) return No(option, text, "It must be a file.", "Give the path of a raw, VHD or VHDX disk.");
        var path = Path.GetFullPath(text);
        if (Directory.Exists(path)) return No(option, text, "This is a folder; it must be a file.", "Give the path of the disk file in it.");
        if (!File.Exists(path)) return No(option, text, "There is no such file.", $"Check the path; it was looked for at {path}.");
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0) return No(option, text, "The file is empty (0 bytes).", "Give a raw, VHD or VHDX disk; copy it again if it should not be empty.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return No(option, text, $"The file cannot be read: {fault.Message}", "Give this account the right to read it.");
        }

        return path;
    }

    /// <summary>A file to write, in a folder that is there; its full path.</summary>
    public string? FileToWrite(string option, string? text)
    {
        if (text is null) return null;
        if (string.IsNullOrWhiteSpace(text)) return No(option, text, "It must be a file.", "Give the path of the file to write.");
        var path = Path.GetFullPath(text);
        if (Directory.Exists(path)) return No(option, text, "This is a folder; it must be a file.", "Add a file name, such as machines.json.");
        return Directory.Exists(Path.GetDirectoryName(path)) ? path : No(option, text, "Its folder is not there.", $"Make {Path.GetDirectoryName(path)} first, or give another path.");
    }

    /// <summary>One more thing that cannot be meant.</summary>
    /// <returns>Null, always.</returns>
    public string? No(string option, string? text, string rule, string remedy)
    {
        _no.Add(new Objection(option, text, rule, remedy));
        return null;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
