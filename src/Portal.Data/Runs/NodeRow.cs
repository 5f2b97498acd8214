namespace Portal.Data.Runs;

/// <summary>A portal process.</summary>
public sealed class NodeRow
{
    /// <summary>See <see cref="Portal.Runs.NodeId"/>.</summary>
    public required string Name { get; init; }

    /// <summary>How often it has beaten. Others judge it by this, never by a time.</summary>
    public long Beats { get; set; }

    /// <summary>Its last beat by its own clock, for people.</summary>
    public DateTimeOffset Seen { get; set; }
}
