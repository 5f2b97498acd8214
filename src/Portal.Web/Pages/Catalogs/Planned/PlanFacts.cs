using Portal.Domain.Catalogs;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Catalogs.Planned;

/// <summary>What a plan says to people: names in ranges, and what could stop or slow it.</summary>
internal static class PlanFacts
{
    /// <summary>Of a storage, less than this should not stay free: disks grow.</summary>
    private const double LeastFree = 0.1;

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

    /// <summary>What could stop or slow it, a sentence each; none of it keeps it from being ordered.</summary>
    /// <param name="plan">What is planned.</param>
    /// <param name="gates">Limits of its connection as they stand; nothing while nobody knows.</param>
    public static IReadOnlyList<PlanWarning> Warnings(CatalogPlan plan, IReadOnlyList<GateView> gates)
    {
        List<PlanWarning> warnings = [];
        var storage = plan.Storage;
        if (plan.CanRunAtOnce < plan.Machines.Count)
            warnings.Add(new($"{Say.Number(plan.CanRunAtOnce)} of the {Say.Count(plan.Machines.Count, "machine")} can run at once.",
                "That is what the hosts' free memory carries, with the largest host lost. They are made switched off; start no more of them, or give them less memory."));
        if (storage.FreeBytes - storage.Bytes - storage.PromisedBytes is var left && left < storage.TotalBytes * LeastFree)
            warnings.Add(new($"{Say.Bytes(left)} of {Say.Bytes(storage.TotalBytes)} stay free on {storage.Folder}.", "Disks grow while machines write. Free some room soon, or give the storage more."));
        foreach (var gate in gates.Where(gate => gate.IsClosed && gate.Name.StartsWith("host:", StringComparison.Ordinal)))
            warnings.Add(new($"{gate.Name["host:".Length..]} is silent since {Say.Exact(gate.ClosedSince!.Value)}.", "What goes to it waits until it answers, and goes on by itself then."));
        return warnings;
    }
}

/// <summary>Something to know before ordering.</summary>
/// <param name="What">It is.</param>
/// <param name="Remedy">What it means, and what to do.</param>
/// <param name="Step">The step of the draft that changes it; null where no answer does.</param>
internal sealed record PlanWarning(string What, string Remedy, string? Step = null);
