namespace Portal.Domain.Prerequisites;

/// <summary>A report of a saved connection, as it is kept. Rows never change.</summary>
public sealed class KeptReport
{
    /// <summary>Permanent; later ones are greater.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which connection; goes with it.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>When the evidence was taken.</summary>
    public required DateTimeOffset Taken { get; init; }

    /// <summary>Why it was checked.</summary>
    public required CheckReason Reason { get; init; }

    /// <summary>The worst of all findings, accepted or not.</summary>
    public required FindingState State { get; init; }

    /// <summary>The checks as JSON.</summary>
    public required string Checks { get; init; }
}

/// <summary>Why a connection was checked.</summary>
public enum CheckReason
{
    /// <summary>Somebody asked for it.</summary>
    Asked = 0,

    /// <summary>It was added.</summary>
    Added = 1,

    /// <summary>Its settings have changed.</summary>
    Changed = 2,

    /// <summary>Every night.</summary>
    Nightly = 3,
}
