using Portal.Domain;

namespace Portal.Features.Catalogs;

/// <summary>What of a plan is not as it was shown. Free room and memory move all the time; they count only where they do not suffice, which is a rule's matter.</summary>
internal static class PlanChange
{
    private const string Remedy = "Read the plan anew, and order that.";

    /// <summary>A sentence each; empty when the plan holds.</summary>
    public static IReadOnlyList<Objection> Between(CatalogPlan shown, CatalogPlan now)
    {
        var changes = new List<Objection>();
        Compare("names", Range(shown), Range(now), shown.Machines.Select(machine => machine.Name).SequenceEqual(now.Machines.Select(machine => machine.Name), StringComparer.Ordinal));
        Compare("image", shown.Image?.Source, now.Image?.Source, shown.Image?.Source == now.Image?.Source);
        Compare("host", shown.Image?.Host, now.Image?.Host, shown.Image?.Host == now.Image?.Host);
        Compare("storage", shown.Storage.Folder, now.Storage.Folder, shown.Storage.Folder == now.Storage.Folder);
        return changes;

        void Compare(string field, string? before, string? after, bool same)
        {
            if (!same) changes.Add(new("planId", before, $"The {field} would be '{after}' now; the plan says '{before}'.", Remedy));
        }
    }

    private static string Range(CatalogPlan plan) => plan.Machines.Count == 0 ? "none" : $"{plan.Machines[0].Name} to {plan.Machines[^1].Name}";
}
