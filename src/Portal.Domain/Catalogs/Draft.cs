namespace Portal.Domain.Catalogs;

/// <summary>An order that somebody has not finished writing. Survives browser and portal.</summary>
public sealed class Draft
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it will be: "create-catalog".</summary>
    public required string Kind { get; init; }

    /// <summary>Account that writes it; nobody else sees it.</summary>
    public required Guid Owner { get; init; }

    /// <summary>The answers so far, as JSON without secrets.</summary>
    public required string Content { get; set; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset Saved { get; set; }
}
