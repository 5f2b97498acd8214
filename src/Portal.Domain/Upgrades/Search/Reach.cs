namespace Portal.Domain.Upgrades.Search;

/// <summary>Where a part can be at one level of VMM: layer n has the releases that n moves lead to, and no fewer.</summary>
internal static class Reach
{
    /// <summary>More moves than any part needs: Windows, the longest, has nine releases in a row.</summary>
    public const int Layers = 12;

    /// <summary>At the first level.</summary>
    public static bool Begin(Ground ground, Mover mover, int level, Span<uint> to)
    {
        to.Clear();
        to[0] = 1u << mover.Start;
        return Spread(ground, mover.Part, ground.Allowed(mover.Part, level), to);
    }

    /// <summary>Over one step of VMM, and then by moves of its own.</summary>
    /// <returns>Whether it can be anywhere at all.</returns>
    public static bool Carry(Ground ground, Mover mover, int from, int level, ReadOnlySpan<uint> before, Span<uint> to)
    {
        var together = ground.Together(mover.Part, from, level);
        for (var n = 0; n < Layers; n++) to[n] = together ? ground.Onward(mover.Part, before[n]) : before[n];
        return Spread(ground, mover.Part, ground.Allowed(mover.Part, level), to);
    }

    /// <summary>Fewest moves to any of these; -1 for none.</summary>
    public static int Least(ReadOnlySpan<uint> layers, uint of = uint.MaxValue)
    {
        for (var n = 0; n < layers.Length; n++)
            if ((layers[n] & of) != 0) return n;
        return -1;
    }

    private static bool Spread(Ground ground, Part part, uint allowed, Span<uint> layers)
    {
        var seen = 0u;
        for (var n = 0; n < layers.Length; n++)
        {
            if (n > 0) layers[n] |= ground.Onward(part, layers[n - 1]);
            layers[n] &= allowed & ~seen;
            seen |= layers[n];
        }

        return seen != 0;
    }
}
