using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>Why there is no order.</summary>
internal static class Impasse
{
    /// <summary>What runs and does not fit VMM already: an order begins with something that is supported.</summary>
    public static IReadOnlyList<Blocker> Now(Ground ground, Mover[] movers, int start)
    {
        List<Blocker> blockers = [];
        foreach (var mover in movers)
            if ((ground.Allowed(mover.Part, start) >> mover.Start & 1) == 0)
                blockers.Add(Misfit(ground, mover, start, $"Supported orders begin with what is supported. {WayOut(ground, mover, start)}"));
        return blockers;
    }

    /// <summary>What keeps VMM from its target, or else the part that cannot come along.</summary>
    public static IReadOnlyList<Blocker> OnTheWay(Ground ground, Mover[] movers, int start, ulong targets)
    {
        if (RouteSearch.Find(ground, [], start, targets) is not { } bare) return [NoWay(ground, start, targets)];
        List<Blocker> blockers = [];
        foreach (var mover in movers)
            if (RouteSearch.Find(ground, [mover], start, targets) is null) blockers.Add(LeftBehind(ground, mover, bare.Levels));
        return blockers.Count > 0
            ? blockers
            : [new(0, Part.Vmm, "Each part could come along by itself, but no order of VMM's releases suits all of them.", "Every step has to leave all parts supported.",
                "Bring one part further by hand, or say less of what has to stay, and ask again.", Confidence.High, "The matrix itself")];
    }

    private static Blocker NoWay(Ground ground, int start, ulong targets)
    {
        var target = ground.Levels.Where((_, level) => (targets >> level & 1) != 0).Last();
        var (from, release) = (ground.Levels[start], ground.Matrix.Of(Product.Vmm).First(each => each.Name == target.Name));
        var what = $"No order leads from {from} to {target.Name}.";
        if (target.Release < from.Release)
            return new(0, Part.Vmm, what, "VMM is not brought back to an older release: its database goes forward only.", "Choose a release that is not older than the one that runs.", Confidence.High, release.Source);
        if (release.Closed is { } closed)
            return new(0, Part.Vmm, what, closed, "Choose a later release.", release.Confidence, release.Source);
        return new(0, Part.Vmm, what, $"No row of the matrix leads to {target.Name} from what can be reached.", "Choose an earlier release, or install the target beside it and move hosts over.",
            Confidence.Unknown, "The matrix itself");
    }

    // Along VMM's own shortest order, the step that the part does not survive.
    private static Blocker LeftBehind(Ground ground, Mover mover, int[] levels)
    {
        Span<uint> here = stackalloc uint[Reach.Layers];
        Span<uint> there = stackalloc uint[Reach.Layers];
        Reach.Begin(ground, mover, levels[0], here);
        for (var at = 1; at < levels.Length; at++)
        {
            if (!Reach.Carry(ground, mover, levels[at - 1], levels[at], here, there))
                return Misfit(ground, mover, levels[at], $"Nothing that can be reached from it fits both {ground.Levels[levels[at - 1]]} and {ground.Levels[levels[at]]}. {WayOut(ground, mover, levels[at])}");
            there.CopyTo(here);
        }

        var ends = mover.Ends(ground, Itinerary.Before(ground, levels), levels[^1]) & ground.Allowed(mover.Part, levels[^1]);
        var (runs, target) = (ground.NameOf(mover.Part, mover.Start), ground.Levels[levels[^1]]);
        return ends == 0
            ? new(0, mover.Part, $"{Subject(mover)} cannot end where it should with {target}.", $"No row of the matrix lets {target} work with it.",
                $"Choose what it works with: {Choices(ground, mover.Part, levels[^1])}.", Confidence.Unknown, "The matrix itself")
            : new(0, mover.Part, $"{Subject(mover)} does not come from {runs} to where it should be.", "No row of the matrix leads there in steps that stay supported, and nothing is brought back to an older release.",
                "Aim for an earlier release, or build it anew beside the old one.", Confidence.Unknown, "The matrix itself");
    }

    private static Blocker Misfit(Ground ground, Mover mover, int level, string remedy)
    {
        var (vmm, runs) = (ground.Levels[level], ground.NameOf(mover.Part, mover.Start));
        var denied = ground.Matrix.Supports.FirstOrDefault(row => !row.Supported && row.Part == mover.Part && row.Vmm == vmm.Name && row.What == runs);
        return new(0, mover.Part, $"{Wording.FitsNot(mover.Part, vmm.ToString(), runs)}{(mover.Names[0] is null ? "" : $" ({Wording.List([.. mover.Names.Select(name => name!)])})")}.",
            denied is null ? "No row of the matrix says that it does." : "Its source says that it does not.", remedy,
            denied?.Confidence ?? Confidence.Unknown, denied?.Source ?? "The matrix itself");
    }

    private static string WayOut(Ground ground, Mover mover, int level)
    {
        var later = Array.FindIndex(ground.Levels, each => each.Release == ground.Levels[level].Release && each.Rollup > ground.Levels[level].Rollup
            && (ground.Allowed(mover.Part, Array.IndexOf(ground.Levels, each)) >> mover.Start & 1) != 0);
        if (later >= 0) return $"It fits {ground.Levels[later]} or later: apply that first.";
        var choices = Choices(ground, mover.Part, level);
        return choices.Length == 0 ? "No row says what would fit." : $"{ground.Levels[level]} works with {choices}.";
    }

    private static string Choices(Ground ground, Part part, int level) =>
        Wording.List([.. Enumerable.Range(0, Ground.MostReleases).Where(n => (ground.Allowed(part, level) >> n & 1) != 0).Select(n => ground.NameOf(part, n))], "or");

    private static string Subject(Mover mover) =>
        Wording.Subject(mover.Part, mover.Names[0] is null ? null : Wording.List([.. mover.Names.Select(name => name!)])) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
