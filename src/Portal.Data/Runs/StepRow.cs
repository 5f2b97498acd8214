using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>One run of one step, written with its outcome.</summary>
public sealed class StepRow
{
    /// <summary>Rises in the order of writing.</summary>
    public long Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Key of the step.</summary>
    public required string Step { get; init; }

    /// <summary>1 for the first; waiting does not count.</summary>
    public required int Attempt { get; init; }

    /// <summary>Of its claim.</summary>
    public required long Fence { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>What came of it.</summary>
    public required StepEnd End { get; init; }
}

/// <summary>What came of one run of a step: the kinds of <see cref="Outcome"/>.</summary>
public enum StepEnd
{
    /// <summary>It did its work.</summary>
    Done = 0,

    /// <summary>There was nothing left to do.</summary>
    AlreadyDone = 1,

    /// <summary>It waits for a time.</summary>
    Waits = 2,

    /// <summary>It did not work this time.</summary>
    Setback = 3,

    /// <summary>It will not work until a person changes something.</summary>
    Failed = 4,

    /// <summary>A host or storage was silent.</summary>
    Silent = 5,
}
