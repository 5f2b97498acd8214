namespace Portal.Data.Runs;

/// <summary>What happened to an item. A hint to read the rows again: on a server, ids are given in another order than transactions end.</summary>
public sealed class EventRow
{
    /// <summary>Rises.</summary>
    public long Id { get; init; }

    /// <summary>In which run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>To which item.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>At which step.</summary>
    public required string Step { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>The outcome's own words.</summary>
    public required string What { get; init; }
}
