using System.Numerics;

namespace Portal.Domain.Upgrades.Search;

/// <summary>A part that has to fit VMM at every moment.</summary>
/// <param name="Part">Which.</param>
/// <param name="Names">Of the clusters that run the same; one null for the others.</param>
/// <param name="Start">Number of the release that runs.</param>
/// <param name="Goal">Where it may end, a bit each.</param>
/// <param name="Newest">At the newest of them that the target works with.</param>
internal sealed record Mover(Part Part, IReadOnlyList<string?> Names, int Start, uint Goal, bool Newest)
{
    /// <summary>The desktop is upgraded before VMM where both orders are supported; the others when VMM asks.</summary>
    public bool Early => Part == Part.Desktop;

    /// <summary>Where it may end, on an order that ends so.</summary>
    /// <param name="ground">The matrix.</param>
    /// <param name="before">The level before VMM's last change of release; -1 when VMM stays at its release.</param>
    /// <param name="target">Where VMM ends.</param>
    public uint Ends(Ground ground, int before, int target)
    {
        if (!Newest) return Goal;
        var both = ground.Allowed(Part, target);
        if (Part == Part.Desktop && before >= 0) both &= ground.Allowed(Part, before);
        return both == 0 ? 0 : 1u << BitOperations.Log2(both);
    }
}
