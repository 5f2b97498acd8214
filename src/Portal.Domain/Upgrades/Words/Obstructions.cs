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

    // Masters of Generation 2 are missing from the list for as long as the desktop release is one that does not make such machines.
    private static void AddGeneration2(SupportMatrix matrix, Estate estate, IReadOnlyList<Step> steps, Obstacle obstacle, List<Blocker> blockers)
    {
        if (estate.Desktop is null) return;
        IEnumerable<(int Number, string Desktop)> runs =
            [(Math.Min(1, steps.Count), estate.Desktop), .. steps.SelectMany(step => step.Changes.Where(change => change.Part == Part.Desktop).Select(change => (step.Number, change.To)))];
        foreach (var (number, desktop) in runs)
        {
            var row = matrix.Generations.FirstOrDefault(each => each.Release == desktop);
            if (row?.Generation2 == "yes") continue;
            var first = matrix.Of(Product.Desktop).FirstOrDefault(release => matrix.Generations.Any(each => each.Release == release.Name && each is { Generation2: "yes", Confirmed: true }));
            blockers.Add(new(number, Part.Desktop,
                row?.Generation2 == "no" ? $"{desktop} makes machines of Generation 1 only." : $"Whether {desktop} makes machines of Generation 2 is unconfirmed.",
                obstacle.Why, first is null ? obstacle.Remedy : $"{obstacle.Remedy} {first.Name} is the first release that is known to make them.",
                row?.Confidence ?? Confidence.Unknown, row?.Source ?? obstacle.Source));
            return;
        }
    }

    private static bool IsSince(SupportMatrix matrix, string desktop, string? since)
    {
        var releases = matrix.Of(Product.Desktop).Select(release => release.Name).ToList();
        return since is null || releases.IndexOf(desktop) >= releases.IndexOf(since);
    }

    private static string Desktop(Step step) => step.Changes.First(change => change.Part == Part.Desktop).To;

    private static Blocker Of(Obstacle obstacle, int step, Part part, string what) => new(step, part, what, obstacle.Why, obstacle.Remedy, obstacle.Confidence, obstacle.Source);
}
