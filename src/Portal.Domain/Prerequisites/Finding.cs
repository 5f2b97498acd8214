namespace Portal.Domain.Prerequisites;

/// <summary>What a prerequisite says of one subject.</summary>
/// <param name="State">Passed, or how it is not.</param>
/// <param name="About">The host, share or account; null for the connection as a whole.</param>
/// <param name="What">What was seen, as a sentence.</param>
/// <param name="Remedy">What to do; null where it passed.</param>
public sealed record Finding(FindingState State, string? About, string What, string? Remedy)
{
    /// <summary>As it should be.</summary>
    public static Finding Passed(string? about, string what) => new(FindingState.Passed, about, what, null);

    /// <summary>It works, but somebody should know.</summary>
    public static Finding Warning(string? about, string what, string remedy) => new(FindingState.Warning, about, what, remedy);

    /// <summary>It does not work.</summary>
    public static Finding Failed(string? about, string what, string remedy) => new(FindingState.Failed, about, what, remedy);

    /// <summary>Nobody could look.</summary>
    public static Finding Unknown(string? about, Gap gap) => new(FindingState.Unknown, about, $"Could not be checked: {gap.Why}", gap.Remedy);
}

/// <summary>How it stands, from best to worst.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Passed = 0,

    /// <summary>It works, but somebody should know. Can be accepted by a named person.</summary>
    Warning = 1,

    /// <summary>Could not be checked. Can be accepted by a named person.</summary>
    Unknown = 2,

    /// <summary>It does not work.</summary>
    Failed = 3,
}
