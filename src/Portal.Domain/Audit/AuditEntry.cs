namespace Portal.Domain.Audit;

/// <summary>Who did what, when, from where, and what came of it. Written in the transaction of what it tells of; never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Version 7: in order of time.</summary>
    public required Guid Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>Account or token's name.</summary>
    public required string Who { get; init; }

    /// <summary>Address or "command line".</summary>
    public required string From { get; init; }

    /// <summary>The use case ("create-machines").</summary>
    public required string What { get; init; }

    /// <summary>Name of what it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>Id of what it was done to.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Settings before, as JSON without secrets.</summary>
    public string? Before { get; init; }

    /// <summary>Settings after, as JSON without secrets.</summary>
    public string? After { get; init; }

    /// <summary>"accepted" or the reasons of a "no".</summary>
    public required string Outcome { get; init; }
}
