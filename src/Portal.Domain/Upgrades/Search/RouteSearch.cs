namespace Portal.Domain.Upgrades.Search;

/// <summary>An order of VMM's levels, and how many steps it takes with the moves of all parts.</summary>
internal sealed record Route(int[] Levels, int Steps);

/// <summary>Finds the order of VMM's levels with the fewest steps in all. Exact: what it passes over has too many for certain.</summary>
/// <remarks>
/// On an order of levels, every part's fewest moves follow from where it can be at each level. Orders are tried depth first, within a limit that
/// begins at what each part needs by itself (<see cref="Outlook"/>) and grows by one: the first order within it is the shortest.
/// </remarks>
internal ref struct RouteSearch
{
    private const int MostOnStack = 8192;

    private readonly Ground _ground;
    private readonly ReadOnlySpan<Mover> _movers;
    private readonly ulong _targets;
    private readonly Span<uint> _soFar;
    private readonly Span<uint> _toCome;
    private readonly Span<int> _trail;
    private readonly Span<int> _best;
    private int _limit;
    private int _length;

    private RouteSearch(Ground ground, ReadOnlySpan<Mover> movers, ulong targets, Span<uint> frames, Span<int> trail, Span<int> best)
    {
        (_ground, _targets) = (ground, targets);
        _movers = movers;
        _soFar = frames[..(frames.Length / 2)];
        _toCome = frames[(frames.Length / 2)..];
        _trail = trail;
        _best = best;
    }

    /// <summary>The order; null when there is none.</summary>
    /// <param name="ground">The matrix.</param>
    /// <param name="movers">What has to fit.</param>
    /// <param name="start">Where VMM is.</param>
    /// <param name="targets">Where it may end, a bit per level.</param>
    public static Route? Find(Ground ground, ReadOnlySpan<Mover> movers, int start, ulong targets)
    {
        var depth = ground.Levels.Length;
        var size = 2 * movers.Length * Reach.Layers * depth;
        var search = new RouteSearch(ground, movers, targets, size <= MostOnStack ? stackalloc uint[size] : new uint[size], stackalloc int[depth], stackalloc int[depth]);
        for (var n = 0; n < movers.Length; n++)
        {
            Outlook.Fill(ground, movers[n], targets, search._toCome.Slice(n * depth * Reach.Layers, depth * Reach.Layers));
            if (!Reach.Begin(ground, movers[n], start, search.SoFar(0, n))) return null;
        }

        var least = search.Least(start, 0);
        for (var more = 0; least < Ground.Never && search._length == 0 && more < 4; more++)
        {
            search._limit = more < 3 ? least + more + 1 : Ground.Never; // Rarely do parts get in each other's way more than that.
            search.Visit(start, 0, -1);
        }

        return search._length == 0 ? null : new Route(search._best[..search._length].ToArray(), search._limit);
    }

    private readonly Span<uint> SoFar(int depth, int mover) => _soFar.Slice(((depth * _movers.Length) + mover) * Reach.Layers, Reach.Layers);

    private readonly Span<uint> ToCome(int level, int mover) => _toCome.Slice(((mover * _ground.Levels.Length) + level) * Reach.Layers, Reach.Layers);

    private void Visit(int level, int depth, int before)
    {
        _trail[depth] = level;
        if ((_targets >> level & 1) != 0) Weigh(level, depth, before);
        foreach (var way in _ground.Ways[level])
            if (Carry(level, way.To, depth) && Least(way.To, depth + 1) < _limit)
                Visit(way.To, depth + 1, way.Row is null ? before : level);
    }

    private void Weigh(int level, int depth, int before)
    {
        var steps = depth;
        for (var n = 0; n < _movers.Length; n++)
        {
            var moves = Reach.Least(SoFar(depth, n), _movers[n].Ends(_ground, before, level));
            if (moves < 0) return;
            steps += moves * _movers[n].Names.Count;
        }

        if (steps >= _limit) return;
        (_limit, _length) = (steps, depth + 1);
        _trail[.._length].CopyTo(_best);
    }

    private readonly bool Carry(int from, int to, int depth)
    {
        for (var n = 0; n < _movers.Length; n++)
            if (!Reach.Carry(_ground, _movers[n], from, to, SoFar(depth, n), SoFar(depth + 1, n))) return false;
        return true;
    }

    // Steps in all, at least.
    private readonly int Least(int level, int depth)
    {
        var left = Ground.Never;
        for (var to = 0; to < _ground.Levels.Length; to++)
            if ((_targets >> to & 1) != 0) left = Math.Min(left, _ground.Distance(level, to));
        var least = depth + left;
        for (var n = 0; n < _movers.Length && least < Ground.Never; n++) least += Outlook.Least(SoFar(depth, n), ToCome(level, n)) * _movers[n].Names.Count;
        return Math.Min(least, Ground.Never);
    }
}
