using System.Numerics;

namespace Portal.Domain.Upgrades.Search;

/// <summary>A part's move along an order of VMM's levels.</summary>
/// <param name="At">Position in the order: the level at which it happens.</param>
/// <param name="Mover">Index of the part.</param>
/// <param name="From">Number of a release.</param>
/// <param name="To">Number of a release.</param>
/// <param name="Together">In VMM's step from this position to the next.</param>
internal readonly record struct Move(int At, int Mover, int From, int To, bool Together);

/// <summary>Where on the order each part moves: never more often than it must, to the newest release that keeps it so.</summary>
internal static class Itinerary
{
    /// <summary>Adds the moves of one part.</summary>
    public static void Add(Ground ground, Mover mover, int index, ReadOnlySpan<int> levels, List<Move> moves)
    {
        Span<uint> left = stackalloc uint[levels.Length * Reach.Layers];
        LookBack(ground, mover, levels, left);

        var (at, here) = (0, mover.Start);
        var need = Need(left, at, here);
        while (true)
        {
            var together = at + 1 < levels.Length && ground.Together(mover.Part, levels[at], levels[at + 1]);
            var next = at + 1 == levels.Length ? 0u : left[((at + 1) * Reach.Layers) + need];
            var goesOn = at + 1 == levels.Length ? need == 0 : ((together ? ground.Onward(mover.Part, 1u << here) : 1u << here) & next) != 0;
            var better = need == 0 ? 0u : ground.Onward(mover.Part, 1u << here) & left[(at * Reach.Layers) + need - 1];
            if (better != 0 && (mover.Early || !goesOn))
            {
                var to = Choose(ground, mover.Part, better, here, levels[at], levels[Math.Min(at + 1, levels.Length - 1)]);
                moves.Add(new(at, index, here, to, Together: false));
                (here, need) = (to, need - 1);
                continue;
            }

            if (at + 1 == levels.Length) return;
            if (together)
            {
                var to = Choose(ground, mover.Part, ground.Onward(mover.Part, 1u << here) & next, here, levels[at + 1], levels[at + 1]);
                moves.Add(new(at, index, here, to, Together: true));
                here = to;
            }

            at++;
        }
    }

    // The newest, but what a source confirms before what is only heard, and that before what is assumed.
    private static int Choose(Ground ground, Part part, uint among, int from, int level, int next)
    {
        var (choice, best) = (-1, Confidence.Unknown);
        for (; among != 0; among &= among - 1)
        {
            var number = BitOperations.TrailingZeroCount(among);
            var known = ground.Leading(part, from, number)?.Confidence ?? Confidence.High;
            if (ground.Supporting(part, level, number) is { } now && now.Confidence < known) known = now.Confidence;
            if (ground.Supporting(part, next, number) is { } then && then.Confidence < known) known = then.Confidence;
            if (known > Confidence.Medium) known = Confidence.Medium;
            if (choice < 0 || known >= best) (choice, best) = (number, known);
        }

        return choice;
    }

    // At each position, layer n: the releases from which the end is n moves away, and no fewer.
    private static void LookBack(Ground ground, Mover mover, ReadOnlySpan<int> levels, Span<uint> left)
    {
        var last = levels.Length - 1;
        for (var at = last; at >= 0; at--)
        {
            var seen = 0u;
            for (var n = 0; n < Reach.Layers; n++)
            {
                var here = at == last ? (n == 0 ? mover.Ends(ground, Before(ground, levels), levels[last]) : 0u) : left[((at + 1) * Reach.Layers) + n];
                if (at < last && ground.Together(mover.Part, levels[at], levels[at + 1])) here = ground.Backward(mover.Part, here);
                if (n > 0) here |= ground.Backward(mover.Part, left[(at * Reach.Layers) + n - 1]);
                here &= ground.Allowed(mover.Part, levels[at]) & ~seen;
                seen |= here;
                left[(at * Reach.Layers) + n] = here;
            }
        }
    }

    /// <summary>The level before VMM's last change of release; -1 without any.</summary>
    public static int Before(Ground ground, ReadOnlySpan<int> levels)
    {
        for (var at = levels.Length - 1; at > 0; at--)
            if (ground.Levels[levels[at]].Release != ground.Levels[levels[at - 1]].Release) return levels[at - 1];
        return -1;
    }

    private static int Need(ReadOnlySpan<uint> left, int at, int release) => Reach.Least(left.Slice(at * Reach.Layers, Reach.Layers), 1u << release);
}
