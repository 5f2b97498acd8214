using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>An order. Written by the journal and by orders; see <see cref="NewRun"/>.</summary>
public sealed class RunRow
{
    /// <summary>Version 7: in order of time.</summary>
    public required Guid Id { get; init; }

    /// <summary>"Create 50 machines in VDI".</summary>
    public required string Title { get; init; }

    /// <summary>The use case's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Who goes first in a gate.</summary>
    public required Rank Rank { get; init; }

    /// <summary>Who ordered it.</summary>
    public required string By { get; init; }

    /// <summary>The order as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; set; }

    /// <summary>A person ended it: what is at work ends after its step.</summary>
    public bool CancelAsked { get; set; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? Opened { get; set; }

    /// <summary>When it last finished; null while it is open, also again by a retry.</summary>
    public DateTimeOffset? Finished { get; set; }

    /// <summary>Its items; in order by <see cref="ItemRow.Place"/>.</summary>
    public IReadOnlyCollection<ItemRow> Items { get; } = new List<ItemRow>();
}
