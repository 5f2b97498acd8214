namespace Portal.Domain.Upgrades;

/// <summary>Where one wants to be.</summary>
/// <param name="Vmm">"VMM 2012 R2", with or without update rollups; null for the newest.</param>
public sealed record Goal(string? Vmm = null)
{
    /// <summary>The desktop release; of those that VMM works with on both sides of its last step, the newest, unless said otherwise.</summary>
    public Aim Desktop { get; init; } = Aim.Latest;

    /// <summary>Windows of the VMM server.</summary>
    public Aim Server { get; init; } = Aim.AsNeeded;

    /// <summary>SQL Server.</summary>
    public Aim Sql { get; init; } = Aim.AsNeeded;

    /// <summary>Windows of the console's machines.</summary>
    public Aim Console { get; init; } = Aim.AsNeeded;

    /// <summary>Windows of every host.</summary>
    public Aim Hosts { get; init; } = Aim.AsNeeded;

    /// <summary>Walk only on rows of medium or high confidence.</summary>
    public bool OnlyConfirmed { get; init; }

    /// <summary>The aim for a part other than VMM.</summary>
    public Aim Of(Part part) => part switch
    {
        Part.Server => Server,
        Part.Sql => Sql,
        Part.Console => Console,
        Part.Hosts => Hosts,
        Part.Desktop => Desktop,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "VMM has its own."),
    };
}

/// <summary>Where a part should end.</summary>
public sealed record Aim
{
    private Aim(bool newest, string? release) => (Newest, Release) = (newest, release);

    /// <summary>It moves only where VMM asks for it; then to the newest release that saves a later move.</summary>
    public static Aim AsNeeded { get; } = new(newest: false, release: null);

    /// <summary>At the newest release that the target VMM works with.</summary>
    public static Aim Latest { get; } = new(newest: true, release: null);

    /// <summary>At exactly this release, which may be the one that runs.</summary>
    public static Aim Exactly(string release) => new(newest: false, release);

    /// <summary>At the newest.</summary>
    public bool Newest { get; }

    /// <summary>At this one; null for any.</summary>
    public string? Release { get; }
}
