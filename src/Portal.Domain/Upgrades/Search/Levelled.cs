namespace Portal.Domain.Upgrades.Search;

/// <summary>VMM's releases cut where an update rollup makes a difference, and the steps between them.</summary>
internal static class Levelled
{
    /// <summary>A level per release, and one more per rollup that a row names.</summary>
    public static Level[] Of(SupportMatrix matrix) =>
        [.. matrix.Of(Product.Vmm).SelectMany((release, age) =>
            matrix.Supports.Where(row => row.Vmm == release.Name).Select(row => row.FromRollup)
                .Concat(matrix.Upgrades.Where(row => row.Part == Part.Vmm && row.From.Contains(release.Name, StringComparer.Ordinal)).Select(row => row.FromRollup))
                .Append(0).Distinct().Order()
                .Select(rollup => new Level(age, release.Name, rollup)))];

    /// <summary>To a later rollup of the same release, or where an upgrade leads; closed releases are not gone to.</summary>
    public static Way[][] Ways(SupportMatrix matrix, Level[] levels)
    {
        var closed = matrix.Of(Product.Vmm).Where(release => release.Closed is not null).Select(release => release.Name).ToHashSet(StringComparer.Ordinal);
        return [.. levels.Select(from => levels.Select((to, n) => (to, n)).Where(each => !closed.Contains(each.to.Name) || each.to.Release == from.Release)
            .Select(each => (each.n, each.to, Row: Row(matrix, from, each.to)))
            .Where(each => each.Row is not null || (each.to.Release == from.Release && each.to.Rollup > from.Rollup))
            .Select(each => new Way(each.n, each.Row)).ToArray())];
    }

    /// <summary>Least number of steps between every two.</summary>
    public static int[] Distances(Way[][] ways)
    {
        var count = ways.Length;
        var distance = new int[count * count];
        Array.Fill(distance, Ground.Never);
        for (var from = 0; from < count; from++)
        {
            distance[(from * count) + from] = 0;
            Queue<int> next = new([from]);
            while (next.TryDequeue(out var at))
                foreach (var way in ways[at])
                    if (distance[(from * count) + way.To] == Ground.Never)
                    {
                        distance[(from * count) + way.To] = distance[(from * count) + at] + 1;
                        next.Enqueue(way.To);
                    }
        }

        return distance;
    }

    private static Upgrade? Row(SupportMatrix matrix, Level from, Level to) => to.Rollup != 0 || to.Release <= from.Release
        ? null
        : matrix.Upgrades.FirstOrDefault(row => row.Part == Part.Vmm && row.To == to.Name && row.FromRollup <= from.Rollup
            && row.From.Contains(from.Name, StringComparer.Ordinal));
}
