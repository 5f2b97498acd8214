using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>One subject of an order. Written by the journal and by orders.</summary>
public sealed class ItemRow
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>In the order of preparing, over all runs: rises from item to item, with gaps.</summary>
    public required long Place { get; init; }

    /// <summary>"VDI-001".</summary>
    public required string Title { get; init; }

    /// <summary>Name of its plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Version of its plan.</summary>
    public required int PlanVersion { get; init; }

    /// <summary>Whom the plan is about.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The subject while this item keeps it from others; null once done or undone. Uniquely indexed.</summary>
    public Guid? HeldSubject { get; set; }

    /// <summary>An item of the same run that must be done first.</summary>
    public Guid? After { get; init; }

    /// <summary>Where it stands.</summary>
    public ItemState State { get; set; }

    /// <summary>Since when it is in this state at this step.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>The cursor: key of the step that it stands at.</summary>
    public required string Step { get; set; }

    /// <summary>Of this step: the number of the run at work, or of the next one.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>While it waits: not before this.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>Reason of waiting, of a failure, of a cancel or of a block.</summary>
    public string? Why { get; set; }

    /// <summary>What a person can do about it.</summary>
    public string? Advice { get; set; }

    /// <summary>Of the newest claim or take-over.</summary>
    public long Fence { get; set; }

    /// <summary>The node that holds it.</summary>
    public string? Node { get; set; }

    /// <summary>Its last claim ended with the process: it next runs alone.</summary>
    public bool Suspect { get; set; }

    /// <summary>It runs alone.</summary>
    public bool Alone { get; set; }

    /// <summary>How often the process died while it ran alone.</summary>
    public int Deaths { get; set; }

    /// <summary>Names of the gates it needs, or is in while it is at work, in order; a line each.</summary>
    public required string Gates { get; set; }

    /// <summary>See <see cref="LaneRow"/>.</summary>
    public required Guid Lane { get; set; }

    /// <summary>Its run.</summary>
    public RunRow? Run { get; init; }

    /// <summary>What was run of it; in order by <see cref="StepRow.Id"/>.</summary>
    public IReadOnlyCollection<StepRow> Steps { get; } = new List<StepRow>();
}
