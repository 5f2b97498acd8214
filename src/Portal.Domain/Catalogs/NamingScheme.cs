using System.Globalization;
using Portal.Domain.Machines;

namespace Portal.Domain.Catalogs;

/// <summary>"VDI-###": the hashes stand for a number of so many digits, counted from 1.</summary>
public sealed record NamingScheme
{
    /// <summary>Nine digits: more names than a portal will ever hold, and still an int.</summary>
    public const int MostDigits = 9;

    private const string Field = "namingPattern";
    private const string Remedy = "Write one row of hashes where the number goes, such as VDI-###.";

    private readonly string _before;
    private readonly string _after;

    private NamingScheme(string before, int digits, string after)
    {
        (_before, Digits, _after) = (before, digits, after);
        Capacity = (int)Math.Pow(10, digits) - 1;
    }

    /// <summary>"VDI-###", upper case.</summary>
    public string Pattern => _before + new string('#', Digits) + _after;

    /// <summary>How many hashes.</summary>
    public int Digits { get; }

    /// <summary>How many names there are: 999 for three hashes.</summary>
    public int Capacity { get; }

    /// <summary>What all names begin with; may be empty.</summary>
    public string Prefix => _before;

    /// <summary>The n-th name: "VDI-007" for 7.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not within 1 to <see cref="Capacity"/>.</exception>
    public string Format(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Capacity);
        return _before + number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0') + _after;
    }

    /// <summary>Where names with this part in them are among all in the order of their characters: from one to before another. Not every name there has it; none elsewhere has.</summary>
    /// <param name="part">Upper case.</param>
    public IEnumerable<(string From, string To)> RangesWith(string part)
    {
        var whole = (_before + '0', _before + ':'); // ':' follows '9'
        for (var at = 0; at <= _before.Length + Digits + _after.Length - part.Length; at++)
        {
            if (!Fits(part, at)) continue;
            var known = at < _before.Length && at + part.Length > _before.Length ? part.AsSpan(_before.Length - at, Math.Min(Digits, at + part.Length - _before.Length)) : [];
            if (known.IsEmpty)
            {
                yield return whole;
                yield break;
            }

            yield return ($"{_before}{known}", $"{_before}{known[..^1]}{(char)(known[^1] + 1)}");
        }
    }

    private bool Fits(string part, int at)
    {
        for (var n = 0; n < part.Length; n++)
        {
            var (sign, place) = (part[n], at + n - _before.Length);
            if (place < 0 ? sign != _before[at + n] : place < Digits ? !char.IsAsciiDigit(sign) : sign != _after[place - Digits]) return false;
        }

        return true;
    }

    /// <summary>The number in a name of this scheme; null when the name is none of its own.</summary>
    public int? NumberOf(string name)
    {
        if (name.Length != _before.Length + Digits + _after.Length) return null;
        if (!name.StartsWith(_before, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(_after, StringComparison.OrdinalIgnoreCase)) return null;
        return int.TryParse(name.AsSpan(_before.Length, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    /// <summary>The scheme, or why the pattern is none.</summary>
    public static (NamingScheme? Scheme, Verdict Verdict) Parse(string? pattern)
    {
        if (string.IsNullOrEmpty(pattern)) return (null, Verdict.No(Field, pattern, "Machines need a naming pattern.", Remedy));

        var (first, last) = (pattern.IndexOf('#', StringComparison.Ordinal), pattern.LastIndexOf('#'));
        if (first < 0) return (null, Verdict.No(Field, pattern, "The pattern has no room for a number.", Remedy));

        var digits = last - first + 1;
        if (pattern.AsSpan(first, digits).ContainsAnyExcept('#')) return (null, Verdict.No(Field, pattern, "The hashes of a pattern stand together.", Remedy));
        if (digits > MostDigits) return (null, Verdict.No(Field, pattern, $"A pattern has at most {MostDigits} hashes; this has {digits}.", Remedy));

        var scheme = new NamingScheme(pattern[..first].ToUpperInvariant(), digits, pattern[(last + 1)..].ToUpperInvariant());
        var name = MachineName.Judge(Field, scheme.Format(1));
        if (name.IsYes) return (scheme, Verdict.Yes);
        var objection = name.Objections[0];
        return (null, Verdict.No(Field, pattern, $"Its first name would be '{scheme.Format(1)}'. {objection.Rule}", objection.Remedy));
    }

    /// <summary>The scheme of a pattern that was judged before.</summary>
    /// <exception cref="FormatException">The pattern is none.</exception>
    public static NamingScheme Of(string pattern) =>
        Parse(pattern) is { Scheme: { } scheme } ? scheme : throw new FormatException($"'{pattern}' is no naming pattern.");

    /// <inheritdoc />
    public override string ToString() => Pattern;
}
