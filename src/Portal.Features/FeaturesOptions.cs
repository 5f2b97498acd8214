namespace Portal.Features;

/// <summary>How the plans behave.</summary>
public sealed record FeaturesOptions
{
    /// <summary>
    /// How long after its caller's death a script on a host may still do something: an undo looks again after this. The longest call and the
    /// time after which a host ends a session that nobody holds; 0 to 2 h.
    /// </summary>
    public TimeSpan LongestRemoteCall { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>What is out of range, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
        LongestRemoteCall >= TimeSpan.Zero && LongestRemoteCall <= TimeSpan.FromHours(2)
            ? []
            : [$"{nameof(LongestRemoteCall)} {LongestRemoteCall} must be within 00:00:00 to 02:00:00."];
}
