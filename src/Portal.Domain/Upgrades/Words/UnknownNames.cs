using System.Globalization;
using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>Names that are in no row, and figures that cannot be.</summary>
internal static class UnknownNames
{
    /// <summary>One blocker each.</summary>
    public static IReadOnlyList<Blocker> In(Ground ground, Estate estate, Goal goal)
    {
        List<Blocker> blockers = [];
        Look(Part.Vmm, estate.Vmm, ground.Levels.Any(level => level.Name == estate.Vmm));
        foreach (var release in (ReadOnlySpan<string?>)[estate.ConsoleRelease, estate.AgentRelease])
            if (release is not null) Look(Part.Vmm, release, ground.Levels.Any(level => level.Name == release));
        if (goal.Vmm is { } vmm) Look(Part.Vmm, vmm, ground.Levels.Any(level => level.Name == vmm));
        if (ground.Levels.Length == 0) Look(Part.Vmm, "The newest VMM", known: false);
        if (estate.Rollup < 0) Look(Part.Rollup, $"Update Rollup {estate.Rollup.ToString(CultureInfo.InvariantCulture)}", known: false);

        LookAll(Part.Server, estate.Server, goal.Server.Release);
        LookAll(Part.Sql, estate.Sql, goal.Sql.Release);
        LookAll(Part.Console, estate.Console, goal.Console.Release);
        LookAll(Part.Desktop, estate.Desktop, goal.Desktop.Release);
        foreach (var group in estate.Hosts)
        {
            LookAll(Part.Hosts, [.. group.Runs]);
            if (group.Runs.Count == 0) Look(Part.Hosts, $"What {group.Name} runs", known: false);
        }

        LookAll(Part.Hosts, goal.Hosts.Release);
        return blockers;

        void LookAll(Part part, params ReadOnlySpan<string?> names)
        {
            foreach (var name in names)
                if (name is not null) Look(part, name, ground.NumberOf(part, name) >= 0);
        }

        void Look(Part part, string name, bool known)
        {
            if (known) return;
            blockers.Add(new(0, part, $"{name} is not in the matrix.", "The planner says nothing about releases that no row names.",
                $"Choose one that is: {Choices(ground, part)}.", Confidence.High, "The matrix itself"));
        }
    }

    private static string Choices(Ground ground, Part part) => part == Part.Rollup
        ? "0 for none, or its number"
        : Wording.List([.. ground.Matrix.Of(Ground.ProductOf(part)).Select(release => release.Name)], "or");
}
