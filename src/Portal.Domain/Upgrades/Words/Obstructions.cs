namespace Portal.Domain.Upgrades.Words;

/// <summary>What stands in the way of steps whose releases fit: by the first step that cannot be taken before it is gone.</summary>
internal static class Obstructions
{
    /// <summary>In the order of the steps.</summary>
    public static IReadOnlyList<Blocker> On(SupportMatrix matrix, Estate estate, IReadOnlyList<Step> steps)
    {
        List<Blocker> blockers = [];
        foreach (var obstacle in matrix.Obstacles)
            switch (obstacle.Key)
            {
                case "mixed-cluster":
                    foreach (var group in estate.Hosts)
                        if (group.Runs.Distinct(StringComparer.Ordinal).Count() > 1)
                            blockers.Add(Of(obstacle, Math.Min(1, steps.Count), Part.Hosts, $"{group.Name} is mixed: it runs {Wording.List([.. group.Runs.Distinct(StringComparer.Ordinal)])}."));
                    break;
                case "stale-console" when estate.ConsoleRelease is { } console && console != estate.Vmm:
                    blockers.Add(Of(obstacle, Math.Min(1, steps.Count), Part.Console, $"A console is of {console}, and the server of {estate.Vmm}."));
                    break;
                case "stale-agent" when estate.AgentRelease is { } agent && agent != estate.Vmm:
                    blockers.Add(Of(obstacle, Math.Min(1, steps.Count), Part.Hosts, $"An agent is of {agent}, and the server of {estate.Vmm}."));
                    break;
                case "personal-vdisks" when estate.PersonalVDisks:
                    if (steps.FirstOrDefault(step => step.Changes.Any(change => change.Part == Part.Desktop && IsSince(matrix, change.To, obstacle.Since))) is { } stop)
                        blockers.Add(Of(obstacle, stop.Number, Part.Desktop, $"Personal vDisks are in use, and {Desktop(stop)} has none."));
                    break;
                case "generation-2" when estate.Generation2Masters:
                    AddGeneration2(matrix, estate, steps, obstacle, blockers);
                    break;
            }

        return [.. blockers.OrderBy(blocker => blocker.Step)];
    }

    // Masters of Generation 2 are missing from the list for as long as the desktop release, or else VMM's, is one that does not make such machines.
    private static void AddGeneration2(SupportMatrix matrix, Estate estate, IReadOnlyList<Step> steps, Obstacle obstacle, List<Blocker> blockers)
    {
        if (Generation2(matrix, Part.Desktop, estate.Desktop, steps, obstacle) is { } desktop) blockers.Add(desktop);
        else if (Generation2(matrix, Part.Vmm, estate.Vmm, steps, obstacle) is { } vmm) blockers.Add(vmm);
    }

    /// <summary>The first step that begins or ends with a release of this part which does not make them; null when all do, or none is said.</summary>
    private static Blocker? Generation2(SupportMatrix matrix, Part part, string? runs, IReadOnlyList<Step> steps, Obstacle obstacle)
    {
        if (runs is null) return null;
        IEnumerable<(int Number, string Release)> all =
            [(Math.Min(1, steps.Count), runs), .. steps.SelectMany(step => step.Changes.Where(change => change.Part == part).Select(change => (step.Number, change.To)))];
        foreach (var (number, release) in all)
        {
            var row = matrix.Generations.FirstOrDefault(each => each.Release == release);
            if (row?.Generation2 == "yes") continue;
            var first = matrix.Of(Search.Ground.ProductOf(part)).FirstOrDefault(each => matrix.Generations.Any(known => known.Release == each.Name && known is { Generation2: "yes", Confirmed: true }));
            return new(number, part,
                row?.Generation2 == "no" ? $"{release} makes machines of Generation 1 only." : $"Whether {release} makes machines of Generation 2 is unconfirmed.",
                obstacle.Why, first is null ? obstacle.Remedy : $"{obstacle.Remedy} {first.Name} is the first release that is known to make them.",
                row?.Confidence ?? Confidence.Unknown, row?.Source ?? obstacle.Source);
        }

        return null;
    }

    private static bool IsSince(SupportMatrix matrix, string desktop, string? since)
    {
        var releases = matrix.Of(Product.Desktop).Select(release => release.Name).ToList();
        return since is null || releases.IndexOf(desktop) >= releases.IndexOf(since);
    }

    private static string Desktop(Step step) => step.Changes.First(change => change.Part == Part.Desktop).To;

    private static Blocker Of(Obstacle obstacle, int step, Part part, string what) => new(step, part, what, obstacle.Why, obstacle.Remedy, obstacle.Confidence, obstacle.Source);
}
