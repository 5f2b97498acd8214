using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades;

/// <summary>What works with what, what leads to what, and until when: data with a source and a confidence in every row.</summary>
/// <param name="AsOf">When the sources were last read.</param>
public sealed record SupportMatrix(DateOnly AsOf)
{
    private static readonly Lazy<SupportMatrix> Read = new(MatrixFile.Read);

    /// <summary>The one that is built in.</summary>
    public static SupportMatrix Shipped => Read.Value;

    /// <summary>All releases, by product, oldest first.</summary>
    public IReadOnlyList<Release> Releases { get; init; } = [];

    /// <summary>What works with which VMM, and what does not.</summary>
    public IReadOnlyList<Support> Supports { get; init; } = [];

    /// <summary>What leads to what in one step.</summary>
    public IReadOnlyList<Upgrade> Upgrades { get; init; } = [];

    /// <summary>Ends of support.</summary>
    public IReadOnlyList<SupportEnd> Ends { get; init; } = [];

    /// <summary>What VMM can do since when.</summary>
    public IReadOnlyList<Capability> Capabilities { get; init; } = [];

    /// <summary>Who makes or runs machines of Generation 2.</summary>
    public IReadOnlyList<Generations> Generations { get; init; } = [];

    /// <summary>What stands in the way of a step.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; init; } = [];

    /// <summary>What a step of each part takes.</summary>
    public IReadOnlyList<Work> Work { get; init; } = [];

    /// <summary>Builds of VMM.</summary>
    public IReadOnlyList<Build> Builds { get; init; } = [];

    /// <summary>Every row.</summary>
    public IEnumerable<Row> Rows => [.. Releases, .. Supports, .. Upgrades, .. Ends, .. Capabilities, .. Generations, .. Obstacles, .. Work, .. Builds];

    /// <summary>Releases of one product, oldest first.</summary>
    public IEnumerable<Release> Of(Product product) => Releases.Where(release => release.Product == product);

    /// <summary>Names of the releases that some VMM works with as this part, oldest first; of VMM itself all.</summary>
    public IReadOnlyList<string> NamesFor(Part part)
    {
        var fitting = Supports.Where(row => row.Supported && row.Part == part).Select(row => row.What).ToHashSet(StringComparer.Ordinal);
        return [.. Of(Ground.ProductOf(part)).Select(release => release.Name).Where(name => part is Part.Vmm or Part.Rollup || fitting.Contains(name))];
    }

    /// <summary>Update rollups of a VMM that a row names, lowest first; without 0, which stands for none.</summary>
    public IReadOnlyList<int> RollupsOf(string vmm) =>
    [
        .. Builds.Where(row => row.Vmm == vmm).Select(row => row.Rollup)
            .Concat(Supports.Where(row => row.Vmm == vmm).Select(row => row.FromRollup))
            .Concat(Upgrades.Where(row => row.Part == Part.Vmm && row.From.Contains(vmm, StringComparer.Ordinal)).Select(row => row.FromRollup))
            .Where(rollup => rollup > 0).Distinct().Order(),
    ];

    /// <summary>What a VMM of this build ("4.0.2244.0") is: the row of it, or of the newest older build of the same release; null for none.</summary>
    public Build? VmmOf(string number)
    {
        if (!Version.TryParse(number, out var asked)) return null;
        return Builds.Where(row => Version.TryParse(row.Number, out var known) && (known.Major, known.Minor) == (asked.Major, asked.Minor) && known <= asked)
            .MaxBy(row => Version.Parse(row.Number!));
    }

    /// <summary>The Windows Server that answers this version ("6.3.9600"); null for none.</summary>
    public Release? WindowsOf(string version) => Of(Product.Windows).FirstOrDefault(release => release.Version == version);

    /// <summary>Whether this release of VMM can do something.</summary>
    /// <returns>The row that says so; null when none does.</returns>
    public Capability? Can(string vmm, string key)
    {
        var releases = Of(Product.Vmm).Select(release => release.Name).ToList();
        var age = releases.IndexOf(vmm);
        return Capabilities.FirstOrDefault(row => row.Key == key && releases.IndexOf(row.Since) is var since && since >= 0 && since <= age);
    }

    /// <summary>The same without some supports or upgrades: what the path would be if a row were wrong.</summary>
    public SupportMatrix Without(Func<Row, bool> wrong) => this with
    {
        Supports = [.. Supports.Where(row => !wrong(row))],
        Upgrades = [.. Upgrades.Where(row => !wrong(row))],
    };
}
