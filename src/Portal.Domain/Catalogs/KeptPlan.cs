namespace Portal.Domain.Catalogs;

/// <summary>A plan that was shown, with the order it is of: it can be looked at, exported and carried out as long as its ground holds.</summary>
public sealed class KeptPlan
{
    /// <summary>Permanent, and in its address.</summary>
    public required Guid Id { get; init; }

    /// <summary>The use case that would carry it out: "create-catalog".</summary>
    public required string Kind { get; init; }

    /// <summary>The order as JSON.</summary>
    public required string Order { get; init; }

    /// <summary>The plan as JSON.</summary>
    public required string Plan { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it can only be looked at.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The run that carries it out; null while nobody has ordered it.</summary>
    public Guid? Run { get; set; }
}
