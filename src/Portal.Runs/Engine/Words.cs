using System.Text.RegularExpressions;

namespace Portal.Runs.Engine;

/// <summary>What may be shown of an exception: its type and message. No stack trace, and no value that follows the name of a secret.</summary>
public static partial class Words
{
    private const int Longest = 1000;

    /// <summary>"TimeoutException: The host did not answer." On one line, at most 1,000 characters.</summary>
    public static string Of(Exception surprise)
    {
        var message = surprise is AggregateException { InnerExceptions.Count: 1 } one ? one.InnerException!.Message : surprise.Message;
        var type = surprise is AggregateException { InnerExceptions.Count: 1 } wrapped ? wrapped.InnerException!.GetType() : surprise.GetType();
        var text = Space().Replace($"{type.Name}: {Secret().Replace(message, "${name}***")}", " ").Trim();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
    }

    [GeneratedRegex(
        """(?<name>\b\w*(?:password|passwd|pwd|secret|token|api[-_ ]?key|access[-_ ]?key|accountkey|sharedaccesskey|credential)\w*["']?\s*[:=]\s*|\b(?:bearer|basic)\s+)(?:"[^"]*"|'[^']*'|[^\s;,]+)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
