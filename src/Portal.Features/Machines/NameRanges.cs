using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>
/// Where among all names those with a frequent part stand, by the naming schemes of the catalogs: what stands together late in the alphabet is
/// gone to, instead of all names before it being read.
/// </summary>
/// <param name="From">The first that may be one.</param>
/// <param name="To">Before this; null for the end.</param>
internal sealed record NameRange(string From, string? To)
{
    /// <summary>Ranges are asked for one by one; who has more reads what lies between the last ones too.</summary>
    private const int Most = 12;

    private static readonly NameRange All = new("", null);

    /// <summary>In order, apart from each other.</summary>
    public static async Task<IReadOnlyList<NameRange>> ReadAsync(PortalDb db, string part, CancellationToken ct)
    {
        if (part.All(char.IsAsciiDigit)) return [All]; // every catalog has some
        var patterns = await db.Catalogs.Select(catalog => catalog.NamingPattern).Distinct().ToListAsync(ct).ConfigureAwait(false);
        return Together(patterns.Select(NamingScheme.Of).SelectMany(scheme => scheme.RangesWith(part)).Select(range => new NameRange(range.From, range.To)));
    }

    /// <summary>Machines in it.</summary>
    public IQueryable<Machine> Of(IQueryable<Machine> machines) => To is null
        ? machines.Where(machine => machine.HeldName!.CompareTo(From) >= 0)
        : machines.Where(machine => machine.HeldName!.CompareTo(From) >= 0 && machine.HeldName.CompareTo(To) < 0);

    /// <summary>Those with something beyond this name, in the order in which a list goes on from there.</summary>
    public static IEnumerable<NameRange> Beyond(IReadOnlyList<NameRange> ranges, string? name, bool backward)
    {
        List<NameRange> ahead = [.. ranges.Where(range => name is null || (backward ? string.CompareOrdinal(range.From, name) < 0 : range.To is null || string.CompareOrdinal(range.To, name) > 0))];
        if (ahead.Count > Most)
        {
            var (far, near) = backward ? (ahead[0], ahead[^Most]) : (ahead[^1], ahead[Most - 1]);
            ahead = backward ? [new(far.From, near.To), .. ahead[^(Most - 1)..]] : [.. ahead[..(Most - 1)], new(near.From, far.To)];
        }

        if (backward) ahead.Reverse();
        return ahead;
    }

    private static List<NameRange> Together(IEnumerable<NameRange> ranges)
    {
        List<NameRange> apart = [];
        foreach (var range in ranges.OrderBy(range => range.From, StringComparer.Ordinal))
        {
            if (apart.Count > 0 && string.CompareOrdinal(range.From, apart[^1].To) <= 0)
                apart[^1] = apart[^1] with { To = string.CompareOrdinal(range.To, apart[^1].To) > 0 ? range.To : apart[^1].To };
            else apart.Add(range);
        }

        return apart;
    }
}
