using System.Globalization;

namespace Portal.Features.Runs;

/// <summary>Folds names that end in numbers.</summary>
public static class NameRanges
{
    /// <summary>"VDI-001 to 040, 042": names in order, those whose numbers follow each other as one range. Other names stay as they are.</summary>
    public static string Fold(IEnumerable<string> names)
    {
        List<string> parts = [];
        foreach (var alike in names.Distinct().Select(Numbered.Of).GroupBy(name => (name.Prefix, name.Digits.Length)).OrderBy(alike => alike.Key.Prefix, StringComparer.Ordinal).ThenBy(alike => alike.Key.Length))
            parts.AddRange(Ranges([.. alike.OrderBy(name => name.Number)]));
        return string.Join(", ", parts);
    }

    private static IEnumerable<string> Ranges(IReadOnlyList<Numbered> names)
    {
        for (var first = 0; first < names.Count;)
        {
            var last = first;
            while (last + 1 < names.Count && names[last + 1].Number == names[last].Number + 1) last++;
            var begin = first == 0 ? names[first].Name : names[first].Digits;
            if (last > first + 1) yield return $"{begin} to {names[last].Digits}";
            else
            {
                yield return begin;
                if (last > first) yield return names[last].Digits;
            }

            first = last + 1;
        }
    }

    /// <summary>A name, and the number that it ends in.</summary>
    private sealed record Numbered(string Name, string Prefix, string Digits, long Number)
    {
        /// <summary>Longer ones are no numbers to anybody.</summary>
        private const int MostDigits = 18;

        public static Numbered Of(string name)
        {
            var digits = Math.Min(name.Length - name.AsSpan().TrimEnd("0123456789").Length, MostDigits);
            var (prefix, number) = (name[..^digits], name[(name.Length - digits)..]);
            return new(name, prefix, number, digits == 0 ? 0 : long.Parse(number, CultureInfo.InvariantCulture));
        }
    }
}
