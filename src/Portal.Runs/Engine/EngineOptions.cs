namespace Portal.Runs.Engine;

/// <summary>How one node works.</summary>
public sealed record EngineOptions
{
    /// <summary>Which node this is; the same after a restart.</summary>
    public required NodeId Node { get; init; }

    /// <summary>
    /// How long another node's beat may stand still before it is taken for dead: 5 s to 10 min. All nodes need the same. A node beats six
    /// times in a lease, and stops its work when it could not for two thirds of one.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a silent host's gate stays closed before one item probes it: 1 s to 1 h.</summary>
    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the journal is mended, and looked through for claims whose answer was lost: 1 s to 1 h.</summary>
    public TimeSpan MendEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a step that was told to stop may go on before it is left behind: 0 to 10 min. Its fence keeps it from doing harm.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most items in one call to the journal: 1 to 1,000. More hold the writer longer at a time.</summary>
    public int Together { get; init; } = 50;

    internal TimeSpan BeatEvery => Lease / 6;

    internal TimeSpan CutAfter => Lease * 2 / 3;

    /// <summary>What is out of range, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Outside(Lease, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10), nameof(Lease)),
        .. Outside(ProbeEvery, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(ProbeEvery)),
        .. Outside(MendEvery, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(MendEvery)),
        .. Outside(Grace, TimeSpan.Zero, TimeSpan.FromMinutes(10), nameof(Grace)),
        .. Outside(Together, 1, 1000, nameof(Together)),
        .. string.IsNullOrWhiteSpace(Node.Name) || Node.Name.Length > 128 ? (string[])[$"Node '{Node.Name}' must have 1 to 128 characters."] : [],
    ];

    private static IEnumerable<string> Outside<T>(T value, T least, T most, string name) where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? [$"{name} {value} must be within {least} to {most}."] : [];
}
