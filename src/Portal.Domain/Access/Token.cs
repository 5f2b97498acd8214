namespace Portal.Domain.Access;

/// <summary>What a script shows in place of a name and a password. Its secret is shown once and kept as a hash.</summary>
public sealed class Token
{
    /// <summary>Permanent; also the holder of its grants.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for. Unique, case-insensitive.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it opens nothing; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? Revoked { get; set; }
}
