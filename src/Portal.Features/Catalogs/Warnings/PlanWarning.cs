namespace Portal.Features.Catalogs.Warnings;

/// <summary>Something to know before ordering; nothing that keeps anybody from it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">It is, as a sentence.</param>
/// <param name="Remedy">What it means, and what to do.</param>
public sealed record PlanWarning(PlanWarningKind Kind, string What, string Remedy)
{
    /// <summary>What was seen; null where <see cref="What"/> says it all.</summary>
    public string? Why { get; init; }

    /// <summary>Key of the prerequisite: "credssp"; null for what none is about.</summary>
    public string? Check { get; init; }
}

/// <summary>What a warning is about.</summary>
public enum PlanWarningKind
{
    /// <summary>Prerequisites of the connection.</summary>
    Checks = 0,

    /// <summary>A host that is silent.</summary>
    Host = 1,

    /// <summary>Room on the storage.</summary>
    Storage = 2,

    /// <summary>Memory of the hosts.</summary>
    Memory = 3,

    /// <summary>What nobody answers for of the master.</summary>
    Master = 4,
}
