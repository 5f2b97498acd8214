using System.Text.RegularExpressions;

namespace Portal.Web.Components.Parts;

/// <summary>What hosts say can be long: the portal's own sentence first, then the host's words with all their paths.</summary>
internal static partial class Sentences
{
    /// <summary>The first sentence, with files by their names alone: what was wrong stands at its end, behind all their folders.</summary>
    public static string? Short(string? text) => First(text) is { } first ? Folders().Replace(first, "") : null;

    /// <summary>All of it, where the short form leaves something out; null else.</summary>
    public static string? Full(string? text) => Short(text) == text ? null : text;

    private static string? First(string? text) => text is null ? null : text[..End(text)].TrimEnd();

    /// <summary>A dot and a blank end a sentence where what follows begins one: paths and numbers have dots too.</summary>
    private static int End(string text)
    {
        for (var n = 0; n + 2 < text.Length; n++)
            if (text[n] == '.' && text[n + 1] == ' ' && (char.IsUpper(text[n + 2]) || text[n + 2] is '\'' or '"')) return n + 1;
        return text.Length;
    }

    /// <summary>Of a file: a folder that is spoken of itself stays whole.</summary>
    [GeneratedRegex(@"\b[A-Za-z]:\\(?:[^\\:""'<>|]+\\)+(?=[^\\\s:""']+\.\w{2,5}\b)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folders();
}
