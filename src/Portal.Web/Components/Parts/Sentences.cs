namespace Portal.Web.Components.Parts;

/// <summary>What hosts say can be long: the portal's own sentence first, then the host's words with all their paths.</summary>
internal static class Sentences
{
    /// <summary>The first sentence: enough for a row of a list.</summary>
    public static string? First(string? text) => text is null ? null : text[..End(text)].TrimEnd();

    /// <summary>All after the first sentence; null when there is no more.</summary>
    public static string? Rest(string? text) => text is null || End(text) is var end && end == text.Length ? null : text[end..].TrimStart();

    /// <summary>A dot and a blank end a sentence where what follows begins one: paths and numbers have dots too.</summary>
    private static int End(string text)
    {
        for (var n = 0; n + 2 < text.Length; n++)
            if (text[n] == '.' && text[n + 1] == ' ' && (char.IsUpper(text[n + 2]) || text[n + 2] is '\'' or '"')) return n + 1;
        return text.Length;
    }
}
