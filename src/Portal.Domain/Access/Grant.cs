namespace Portal.Domain.Access;

/// <summary>A role in somebody's hands.</summary>
public sealed class Grant
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the account or token that has it.</summary>
    public required Guid Holder { get; init; }

    /// <summary><see cref="Access.Role.Name"/>; a name that this version does not know allows nothing.</summary>
    public required string Role { get; init; }

    /// <summary>What it is limited to; null is everything, and all there is yet.</summary>
    public string? Scope { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who gave it.</summary>
    public required string By { get; init; }
}
