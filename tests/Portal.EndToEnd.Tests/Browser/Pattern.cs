using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Patterns that a browser looks for: JavaScript's, so without options that it does not know.</summary>
internal static class Pattern
{
    public static Regex Of(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
