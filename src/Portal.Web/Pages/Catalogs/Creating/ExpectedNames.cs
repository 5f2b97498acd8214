using Portal.Domain.Catalogs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Catalogs.Creating;

/// <summary>Names that machines get when nobody has one of them yet.</summary>
/// <param name="First">VDI-001.</param>
/// <param name="Last">The same with one machine, or while nobody knows how many there will be.</param>
/// <param name="Capacity">Names that the pattern has.</param>
internal sealed record ExpectedNames(string First, string Last, int Capacity)
{
    /// <summary>Null while the pattern is none, or has too few.</summary>
    public static ExpectedNames? Of(CatalogAnswers answers)
    {
        if (NamingScheme.Parse(answers.NamingPattern?.Trim()).Scheme is not { } scheme) return null;
        var count = answers.Count is { } some and > 0 ? some : 1;
        return count <= scheme.Capacity ? new(scheme.Format(1), scheme.Format(count), scheme.Capacity) : null;
    }

    /// <summary>In a sentence.</summary>
    public string Words => $"{Range}; the pattern has {Say.Count(Capacity, "name")}. Names that somebody has are left out.";

    /// <summary>"VDI-001 to VDI-050".</summary>
    public string Range => First == Last ? First : $"{First} to {Last}";
}
