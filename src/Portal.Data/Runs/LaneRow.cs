namespace Portal.Data.Runs;

/// <summary>
/// Items of one run that stand alike: what a claim may not take of one, it may take of none. So a claim looks at lanes, not at items.
/// </summary>
internal sealed class LaneRow
{
    /// <summary>Follows from all else: see <see cref="Lane"/>.</summary>
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    public required string Plan { get; init; }

    public required int PlanVersion { get; init; }

    public required string Step { get; init; }

    /// <summary>Names in order, a line each.</summary>
    public required string Gates { get; init; }
}
