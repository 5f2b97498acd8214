using Portal.Domain.Catalogs;
using Portal.Features.Runs;

namespace Portal.Web.Pages.Catalogs.Planned;

/// <summary>What a plan says to people: names in ranges.</summary>
internal static class PlanFacts
{
    /// <summary>"VDI-001 to 040, 042", also where the number is followed by something.</summary>
    public static string Names(IReadOnlyList<string> names, NamingScheme scheme)
    {
        if (scheme.Pattern.EndsWith('#')) return NameRanges.Fold(names);
        List<string> parts = [];
        for (var first = 0; first < names.Count;)
        {
            var last = first;
            while (last + 1 < names.Count && scheme.NumberOf(names[last + 1]) == scheme.NumberOf(names[last]) + 1) last++;
            parts.Add(last == first ? names[first] : $"{names[first]} to {names[last]}");
            first = last + 1;
        }

        return string.Join(", ", parts);
    }
}
