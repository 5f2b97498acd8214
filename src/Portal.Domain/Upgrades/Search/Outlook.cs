using System.Numerics;

namespace Portal.Domain.Upgrades.Search;

/// <summary>How far a part is from its end at each level of VMM, whichever order VMM takes from there: never more than it will be.</summary>
internal static class Outlook
{
    /// <summary>For each level a frame: layer n has the releases that may end after n more moves, and not after fewer.</summary>
    public static void Fill(Ground ground, Mover mover, ulong targets, Span<uint> frames)
    {
        // Ways lead to later levels only.
        for (var level = ground.Levels.Length - 1; level >= 0; level--)
        {
            var here = frames.Slice(level * Reach.Layers, Reach.Layers);
            here.Clear();
            if ((targets >> level & 1) != 0) here[0] = Ends(ground, mover, level);
            foreach (var way in ground.Ways[level])
            {
                var further = frames.Slice(way.To * Reach.Layers, Reach.Layers);
                var together = ground.Together(mover.Part, level, way.To);
                for (var n = 0; n < Reach.Layers; n++) here[n] |= together ? ground.Backward(mover.Part, further[n]) : further[n];
            }

            var seen = 0u;
            for (var n = 0; n < Reach.Layers; n++)
            {
                if (n > 0) here[n] |= ground.Backward(mover.Part, here[n - 1]);
                here[n] &= ground.Allowed(mover.Part, level) & ~seen;
                seen |= here[n];
            }
        }
    }

    /// <summary>Moves so far and moves to come, at least; <see cref="Ground.Never"/> without a way.</summary>
    public static int Least(ReadOnlySpan<uint> soFar, ReadOnlySpan<uint> toCome)
    {
        var least = Ground.Never;
        for (var n = 0; n < soFar.Length && n < least; n++)
            for (var m = 0; soFar[n] != 0 && n + m < least && m < toCome.Length; m++)
                if ((soFar[n] & toCome[m]) != 0) least = n + m;
        return least;
    }

    // The newest depends on where VMM comes from: any that it can be.
    private static uint Ends(Ground ground, Mover mover, int target)
    {
        var ends = mover.Ends(ground, -1, target);
        if (!mover.Newest) return ends;
        for (var before = 0; before < ground.Levels.Length; before++)
            foreach (var way in ground.Ways[before])
                if (way.Row is not null && ground.Levels[way.To].Release == ground.Levels[target].Release) ends |= mover.Ends(ground, before, target);
        return ends;
    }
}
