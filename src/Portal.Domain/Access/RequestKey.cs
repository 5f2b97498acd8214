namespace Portal.Domain.Access;

/// <summary>A key that a caller gave an order, so that asking again orders nothing again.</summary>
public sealed class RequestKey
{
    /// <summary>Account or token.</summary>
    public required Guid Holder { get; init; }

    /// <summary>As it was given. At most 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of verb, path and body, 64 hexadecimal digits: the same key with other words is a mistake.</summary>
    public required string Request { get; init; }

    /// <summary>The id that the order's run has, or will have.</summary>
    public required Guid Run { get; init; }

    /// <summary>When it was first given; forgotten after 7 days.</summary>
    public required DateTimeOffset When { get; init; }
}
