namespace Portal.Domain.Prerequisites;

/// <summary>Somebody has seen a warning, or a doubt, and lives with it for a time.</summary>
public sealed class Acceptance
{
    /// <summary>For how long: a quarter, so that nobody lives for years with what nobody remembers.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which connection; goes with it.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>Of the prerequisite.</summary>
    public required string Key { get; init; }

    /// <summary>The host, share or account; null for the connection as a whole.</summary>
    public string? About { get; init; }

    /// <summary>How bad it was: what gets worse is not accepted.</summary>
    public required FindingState State { get; init; }

    /// <summary>The finding in its words of then.</summary>
    public required string What { get; init; }

    /// <summary>Who accepted it.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Accepted { get; init; }

    /// <summary>From then on it counts again.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether it is about this finding, and still holds.</summary>
    public bool Covers(string key, Finding finding, DateTimeOffset now) =>
        now < Expires && Key == key && finding.State <= State && string.Equals(About, finding.About, StringComparison.OrdinalIgnoreCase);
}
