using System.Numerics;
using Portal.Domain.Upgrades.Words;

namespace Portal.Domain.Upgrades.Search;

/// <summary>The matrix as numbers: levels of VMM, and for each part a bit per release that a level works with.</summary>
/// <remarks>Parts other than VMM have to fit VMM and not each other, so the whole is a star: along one order of VMM's steps each part moves by itself.</remarks>
internal sealed class Ground
{
    /// <summary>Releases of one product at most: bits of a mask.</summary>
    public const int MostReleases = 32;

    /// <summary>More steps than any order has, with a thousand clusters and more.</summary>
    public const int Never = 100_000;

    private const int Parts = (int)Part.Desktop + 1;

    private readonly Dictionary<string, int>[] _numbers = new Dictionary<string, int>[Parts];
    private readonly uint[][] _allowed = new uint[Parts][];
    private readonly uint[][] _onward = new uint[Parts][];
    private readonly uint[][] _backward = new uint[Parts][];
    private readonly Support?[][] _supports = new Support?[Parts][];
    private readonly Evidence?[][] _fittings = new Evidence?[Parts][];
    private readonly Upgrade?[][] _upgrades = new Upgrade?[Parts][];
    private readonly string[][] _names = new string[Parts][];
    private readonly string[][] _families = new string[Parts][];
    private readonly int[] _distance;

    /// <param name="matrix">The rows.</param>
    /// <param name="least">Supports and upgrades of less confidence are left out.</param>
    public Ground(SupportMatrix matrix, Confidence least)
    {
        Matrix = matrix.Without(row => row.Confidence < least);
        Levels = Levelled.Of(Matrix);
        Ways = Levelled.Ways(Matrix, Levels);
        _distance = Levelled.Distances(Ways);
        for (var part = Part.Server; part <= Part.Desktop; part++) Number(part);
    }

    /// <summary>Rows of enough confidence.</summary>
    public SupportMatrix Matrix { get; }

    /// <summary>By age, then rollup.</summary>
    public Level[] Levels { get; }

    /// <summary>From each level.</summary>
    public Way[][] Ways { get; }

    /// <summary>Name of a part's release.</summary>
    public string NameOf(Part part, int number) => _names[(int)part][number];

    /// <summary>What people call its kind: "Windows Server", "XenDesktop or XenApp".</summary>
    public string FamilyOf(Part part, int number) => _families[(int)part][number];

    /// <summary>Number of a release; -1 for none.</summary>
    public int NumberOf(Part part, string name) => _numbers[(int)part].GetValueOrDefault(name, -1);

    /// <summary>The level that a release with this rollup has; -1 for none.</summary>
    public int LevelOf(string vmm, int rollup) => Array.FindLastIndex(Levels, level => level.Name == vmm && level.Rollup <= rollup);

    /// <summary>What a level works with.</summary>
    public uint Allowed(Part part, int level) => _allowed[(int)part][level];

    /// <summary>Least steps of VMM between two levels; <see cref="Never"/> without any.</summary>
    public int Distance(int from, int to) => _distance[(from * Levels.Length) + to];

    /// <summary>The row that lets a level work with a release; null when none does.</summary>
    public Support? Supporting(Part part, int level, int number) => _supports[(int)part][(level * MostReleases) + number];

    /// <summary>The same in words.</summary>
    public Evidence? Fitting(Part part, int level, int number) => _fittings[(int)part][(level * MostReleases) + number];

    /// <summary>The row that leads from one release to another; null where newer is enough.</summary>
    public Upgrade? Leading(Part part, int from, int to) => _upgrades[(int)part][(from * MostReleases) + to];

    /// <summary>What is one step from any of these.</summary>
    public uint Onward(Part part, uint from) => Any(_onward[(int)part], from);

    /// <summary>From where one of these is one step.</summary>
    public uint Backward(Part part, uint to) => Any(_backward[(int)part], to);

    /// <summary>Whether the part has to move in VMM's own step, because nothing supports both ends.</summary>
    public bool Together(Part part, int from, int to) =>
        part is Part.Server or Part.Sql && (Allowed(part, from) & Allowed(part, to)) == 0;

    private static uint Any(uint[] table, uint of)
    {
        var any = 0u;
        for (; of != 0; of &= of - 1) any |= table[BitOperations.TrailingZeroCount(of)];
        return any;
    }

    private void Number(Part part)
    {
        var releases = Matrix.Of(ProductOf(part)).ToList();
        if (releases.Count > MostReleases) throw new InvalidOperationException($"More than 32 releases of {ProductOf(part)}.");
        _names[(int)part] = [.. releases.Select(release => release.Name)];
        _families[(int)part] = [.. releases.Select(release => release.Family ?? release.Name)];
        var numbers = _numbers[(int)part] = releases.Select((release, n) => (release.Name, n)).ToDictionary(each => each.Name, each => each.n, StringComparer.Ordinal);

        var allowed = _allowed[(int)part] = new uint[Levels.Length];
        var supports = _supports[(int)part] = new Support?[Levels.Length * MostReleases];
        for (var level = 0; level < Levels.Length; level++)
            foreach (var row in Matrix.Supports.Where(row => row.Part == part && row.Supported && row.Vmm == Levels[level].Name && row.FromRollup <= Levels[level].Rollup))
            {
                allowed[level] |= 1u << numbers[row.What];
                ref var best = ref supports[(level * MostReleases) + numbers[row.What]];
                if (best is null || best.Confidence < row.Confidence) best = row;
            }

        _fittings[(int)part] = [.. supports.Select(row => row is null ? null : new Evidence(Wording.Fits(row), row.Confidence, row.Source))];

        var onward = _onward[(int)part] = new uint[MostReleases];
        var backward = _backward[(int)part] = new uint[MostReleases];
        var upgrades = _upgrades[(int)part] = new Upgrade?[MostReleases * MostReleases];
        for (var from = 0; from < releases.Count; from++)
            for (var to = from + 1; to < releases.Count; to++)
            {
                var row = Leads(part, releases[from], releases[to]);
                if (releases[to].Closed is not null || (row is null && !RenewsFreely(part, releases[from], releases[to]))) continue;
                onward[from] |= 1u << to;
                backward[to] |= 1u << from;
                upgrades[(from * MostReleases) + to] = row;
            }
    }

    // Hosts carry machines, and desktops a site: rows say how far they go at once.
    private Upgrade? Leads(Part part, Release from, Release to) => Matrix.Upgrades
        .Where(row => row.Part == part && row.To == to.Name && row.From.Contains(from.Name, StringComparer.Ordinal))
        .MaxBy(row => row.Confidence);

    // Windows and SQL Server below VMM are renewed by anything newer of their kind.
    private static bool RenewsFreely(Part part, Release from, Release to) => part is not (Part.Hosts or Part.Desktop) && from.Family == to.Family;

    internal static Product ProductOf(Part part) => part switch
    {
        Part.Vmm or Part.Rollup => Product.Vmm,
        Part.Sql => Product.Sql,
        Part.Desktop => Product.Desktop,
        _ => Product.Windows,
    };
}
