using Portal.Domain.Upgrades;

namespace Portal.Features.Upgrades;

/// <summary>Which rows of the matrix; without anything all.</summary>
public sealed record MatrixQuery
{
    /// <summary>Of this kind.</summary>
    public RowKind? Kind { get; init; }

    /// <summary>That name this release, in whatever case.</summary>
    public string? Release { get; init; }

    /// <summary>Known exactly so well.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>With this in their words, names, conditions or source, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a row fits all but the kind.</summary>
    internal bool Takes(Row row) =>
        (Confidence is not { } known || row.Confidence == known)
        && (string.IsNullOrWhiteSpace(Release) || row.Names.Contains(Release.Trim(), StringComparer.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(Text) || Words(row).Any(words => words.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Words(Row row) => [row.Says, row.Source, .. row.Names, .. Beside(row).OfType<string>()];

    private static IEnumerable<string?> Beside(Row row) => row switch
    {
        Release release => [release.Closed, release.Family],
        Support fit => [fit.Note],
        Upgrade way => [way.Note, way.Words],
        Generations generation => [generation.Note],
        Obstacle obstacle => [obstacle.Remedy],
        Work work => [.. work.Before, .. work.Works, .. work.Stops, .. work.After],
        Build build => [build.Note, build.Kb is { } kb ? FormattableString.Invariant($"KB{kb}") : null],
        _ => [],
    };
}

/// <summary>What a row of the matrix is about.</summary>
public enum RowKind
{
    /// <summary>A release.</summary>
    Release = 0,

    /// <summary>What works with which VMM, or does not.</summary>
    Support = 1,

    /// <summary>What leads to what in one step.</summary>
    Upgrade = 2,

    /// <summary>Until when a release is supported.</summary>
    End = 3,

    /// <summary>What VMM can do since when.</summary>
    Capability = 4,

    /// <summary>Who makes or runs machines of Generation 2.</summary>
    Generation = 5,

    /// <summary>What stands in the way of a step.</summary>
    Obstacle = 6,

    /// <summary>What a step takes.</summary>
    Work = 7,

    /// <summary>A build of VMM.</summary>
    Build = 8,
}
