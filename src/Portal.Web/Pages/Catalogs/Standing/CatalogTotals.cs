using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Catalogs.Standing;

/// <summary>How all machines of some catalogs stand.</summary>
/// <param name="Machines">That are there.</param>
/// <param name="Healthy">Of those.</param>
/// <param name="NeedYou">Of those.</param>
internal sealed record CatalogTotals(int Machines, int Healthy, int NeedYou)
{
    /// <summary>Of these.</summary>
    public static CatalogTotals Of(IReadOnlyList<CatalogSummary> catalogs) =>
        new(catalogs.Sum(each => each.Total), Count(catalogs, Condition.Healthy), Count(catalogs, Condition.NeedsYou));

    /// <summary>"148 of 150 machines healthy, 2 need you".</summary>
    public string Words => CatalogWords.Standing(Machines, Healthy, NeedYou);

    private static int Count(IReadOnlyList<CatalogSummary> catalogs, Condition condition) => catalogs.Sum(each => each.Machines.GetValueOrDefault(condition));
}
