namespace Portal.Web.Api.Asking;

/// <summary>What text may hold: everything but control characters, which some databases cannot keep and no name needs.</summary>
internal static class Text
{
    /// <summary>Longest text of any field; rules say less of most.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static (string Rule, string Remedy)? Fault(string value) =>
        value.Length > MostCharacters ? ($"A text has at most {MostCharacters} characters.", "Shorten it.")
        : value.Any(char.IsControl) ? ("A text has no control characters.", "Leave out line ends, tabs and the like.")
        : IsTorn(value) ? ("A text is whole Unicode; half of a surrogate pair is in it.", "Send valid UTF-8.")
        : null;

    private static bool IsTorn(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (!char.IsSurrogate(value[at])) continue;
            if (!char.IsHighSurrogate(value[at]) || at + 1 == value.Length || !char.IsLowSurrogate(value[at + 1])) return true;
            at++;
        }

        return false;
    }
}
