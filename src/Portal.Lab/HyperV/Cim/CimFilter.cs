using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Portal.Lab.HyperV.Cim;

/// <summary>A filter in WQL, as far as the scripts go: equalities joined by OR.</summary>
internal static partial class CimFilter
{
    /// <exception cref="RefusalException">0x80041017 for anything else.</exception>
    public static IReadOnlyList<Term> Parse(string filter)
    {
        var whole = Equalities().Match(filter);
        if (!whole.Success)
            throw CimRefusals.InvalidQuery(filter);
        var (names, values) = (whole.Groups["name"].Captures, whole.Groups["value"].Captures);
        return [.. names.Zip(values, (name, value) => new Term(name.Value, Plain(value.Value)))];
    }

    private static string Plain(string value) => value[0] is '\'' or '"' ? Escaped().Replace(value[1..^1], "${plain}") : value;

    [GeneratedRegex("""^\s*(?<name>\w+)\s*=\s*(?<value>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+|true|false)(?:\s+or\s+(?<name>\w+)\s*=\s*(?<value>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+|true|false))*\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Equalities();

    [GeneratedRegex(@"\\(?<plain>.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();

    /// <summary>One equality.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Term(string Property, string Value);
}
