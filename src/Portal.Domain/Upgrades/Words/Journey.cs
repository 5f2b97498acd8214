using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>An order that was found, with what it was found for.</summary>
internal sealed record Journey(Ground Ground, Mover[] Movers, int[] Levels, Move[] Moves)
{
    /// <summary>Lays the moves of all parts along the order.</summary>
    public static Journey Of(Ground ground, Mover[] movers, int[] levels)
    {
        List<Move> moves = [];
        for (var n = 0; n < movers.Length; n++) Itinerary.Add(ground, movers[n], n, levels, moves);
        return new(ground, movers, levels, [.. moves]);
    }

    /// <summary>Where a part ends, a bit.</summary>
    public uint End(Mover mover) => mover.Ends(Ground, Itinerary.Before(Ground, Levels), Levels[^1]);
}
