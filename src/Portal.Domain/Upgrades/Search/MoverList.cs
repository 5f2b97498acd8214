using System.Numerics;

namespace Portal.Domain.Upgrades.Search;

/// <summary>The parts of an estate that have to fit VMM.</summary>
internal static class MoverList
{
    /// <summary>The single parts first; clusters that run the same move alike, and count once each.</summary>
    public static Mover[] Of(Ground ground, Estate estate, Goal goal, ulong targets)
    {
        List<Mover> movers = [];
        if (estate.Desktop is { } desktop) movers.Add(One(ground, Part.Desktop, [null], desktop, goal, targets));
        if (estate.Console is { } console) movers.Add(One(ground, Part.Console, [null], console, goal, targets));
        if (estate.Sql is { } sql) movers.Add(One(ground, Part.Sql, [null], sql, goal, targets));
        if (estate.Server is { } server) movers.Add(One(ground, Part.Server, [null], server, goal, targets));
        foreach (var alike in estate.Hosts.GroupBy(group => Oldest(ground, group)))
            movers.Add(One(ground, Part.Hosts, [.. alike.Select(group => group.Name)], ground.NameOf(Part.Hosts, alike.Key), goal, targets));
        return [.. movers];
    }

    /// <summary>What runs beside the oldest Windows in mixed clusters: it is not planned, for the cluster is to be one first, but has to fit all the same.</summary>
    public static Mover[] Newer(Ground ground, Estate estate, Goal goal, ulong targets) =>
    [
        .. from @group in estate.Hosts
           where @group.Runs.Count > 1
           from runs in @group.Runs.Distinct(StringComparer.Ordinal)
           where ground.NumberOf(Part.Hosts, runs) != Oldest(ground, @group)
           group @group.Name by runs into alike
           select One(ground, Part.Hosts, [.. alike], alike.Key, goal, targets),
    ];

    // A mixed cluster is as old as its oldest node.
    private static int Oldest(Ground ground, HostGroup group) => group.Runs.Min(name => ground.NumberOf(Part.Hosts, name));

    private static Mover One(Ground ground, Part part, IReadOnlyList<string?> names, string runs, Goal goal, ulong targets)
    {
        var (start, aim) = (ground.NumberOf(part, runs), goal.Of(part));
        if (aim.Release is { } release) return new(part, names, start, 1u << ground.NumberOf(part, release), Newest: false);
        if (!aim.Newest) return new(part, names, start, uint.MaxValue, Newest: false);
        if (part == Part.Desktop) return new(part, names, start, 0, Newest: true);
        var fit = 0u;
        for (var level = 0; level < ground.Levels.Length; level++)
            if ((targets >> level & 1) != 0) fit |= ground.Allowed(part, level);
        return new(part, names, start, fit == 0 ? 0 : 1u << BitOperations.Log2(fit), Newest: false);
    }
}
