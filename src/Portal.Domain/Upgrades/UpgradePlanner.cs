using Portal.Domain.Upgrades.Search;
using Portal.Domain.Upgrades.Words;

namespace Portal.Domain.Upgrades;

/// <summary>The shortest supported order from what runs to where one wants to be.</summary>
/// <remarks>
/// A state is supported when VMM works with every other part; every step leaves such a state. A step changes one part,
/// except where nothing supports both ends of VMM's step: then the server's Windows, or SQL Server, moves in it.
/// It names no release: what it knows is in the matrix, and another matrix gives another order. Safe to share between threads.
/// </remarks>
public sealed class UpgradePlanner
{
    private readonly Ground _all;
    private readonly Ground _confirmed;

    /// <param name="matrix">What works with what. Releases that its rows name have to be in it.</param>
    public UpgradePlanner(SupportMatrix matrix) => (_all, _confirmed) = (new(matrix, Confidence.Unknown), new(matrix, Confidence.Medium));

    /// <summary>Plans; never throws for an estate or goal that makes no sense, but says so.</summary>
    public UpgradePlan Plan(Estate estate, Goal goal)
    {
        var ground = goal.OnlyConfirmed ? _confirmed : _all;
        var unknown = UnknownNames.In(ground, estate, goal);
        if (unknown.Count > 0) return new(Found: false, [], unknown);

        var start = ground.LevelOf(estate.Vmm, estate.Rollup);
        var targets = Targets(ground, goal);
        var movers = MoverList.Of(ground, estate, goal, targets);
        Mover[] judged = [.. movers, .. MoverList.Newer(ground, estate, goal, targets)];
        var now = Impasse.Now(ground, judged, start);
        if (now.Count > 0) return new(Found: false, [], now);
        if (RouteSearch.Find(ground, movers, start, targets) is not { } route || judged.Skip(movers.Length).Any(mover => RouteSearch.Find(ground, [mover], start, targets) is null))
            return new(Found: false, [], Impasse.OnTheWay(ground, judged, start, targets));

        var journey = Journey.Of(ground, movers, route.Levels);
        var steps = StepWriter.Write(journey, estate);
        return new(Found: true, steps, Obstructions.On(ground.Matrix, estate, steps));
    }

    private static ulong Targets(Ground ground, Goal goal)
    {
        var name = goal.Vmm ?? ground.Levels[^1].Name;
        var targets = 0ul;
        for (var level = 0; level < ground.Levels.Length; level++)
            if (ground.Levels[level].Name == name) targets |= 1ul << level;
        return targets;
    }
}
