namespace Portal.Runs;

/// <summary>What the engine needs of a store. Each call is one transaction, all or nothing.</summary>
/// <remarks>
/// The engine groups what runs side by side: intend and commit take many, and answer in the same order. Implementations must hold
/// under any number of nodes at once, and under a crash before and after every call.
/// </remarks>
public interface IJournal
{
    /// <summary>
    /// Due items of plans this node knows, whose next step has room in every one of its gates; each gets a higher fence and this node's name.
    /// Locks gates in name order. A person's single action goes before orders, orders before schedules, schedules before maintenance;
    /// within a rank the oldest due first. A suspect (rule 11) is given alone, and only to a node that has nothing else at work.
    /// </summary>
    Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct);

    /// <summary>What is about to exist, before the host is touched. Repeating it changes nothing.</summary>
    Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct);

    /// <summary>Outcome, facts, ledger, event, cursor, gates, successors: for each commitment all or nothing, guarded by its fence.</summary>
    Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct);

    /// <summary>Counts this node's beat up by one and returns the beats of all nodes. The caller judges who is dead, by its own monotonic clock.</summary>
    Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct);

    /// <summary>Everything that <paramref name="dead"/> held is due now, its gates free, its deaths counted. Returns how many items.</summary>
    Task<int> TakeOverAsync(NodeId dead, CancellationToken ct);

    /// <summary>Wakes what should be awake, blocks what cannot go on, counts gates afresh, finishes runs that are finished. Returns rows mended.</summary>
    Task<int> MendAsync(CancellationToken ct);

    /// <summary>When the next item is due (a time in the past: now); null when nothing waits for time.</summary>
    Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct);
}

/// <summary>A portal process, named by its data folder's lock or by configuration; stable over restarts.</summary>
/// <param name="Name">At most 128 characters.</param>
public readonly record struct NodeId(string Name);

/// <summary>How often a node has beaten.</summary>
public sealed record NodeBeat(NodeId Node, long Count);

/// <summary>An item in a node's hands.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Run">Its run.</param>
/// <param name="Node">Who holds it.</param>
/// <param name="Fence">The claim's number: a commit with an older one is refused.</param>
/// <param name="Plan">Name of its plan.</param>
/// <param name="Version">Version of its plan.</param>
/// <param name="Step">The cursor: key of the step to run.</param>
/// <param name="Subject">Whom the plan is about.</param>
/// <param name="Attempt">Of this step, 1 for the first. Waiting and closed gates do not count.</param>
/// <param name="Gates">Names of the gates that the claim holds.</param>
/// <param name="CancelAsked">The run was cancelled: end the item before the step.</param>
public sealed record Claim(
    Guid Item, Guid Run, NodeId Node, Fence Fence, string Plan, int Version, string Step, Guid Subject, int Attempt,
    IReadOnlyList<string> Gates, bool CancelAsked);

/// <summary>What a claim's step will make.</summary>
public sealed record Intention(Claim Claim, IReadOnlyList<Thing> Things);

/// <summary>One run of one step, and where the item goes from there.</summary>
/// <param name="Claim">In whose name.</param>
/// <param name="Started">When the step began.</param>
/// <param name="Took">How long it ran.</param>
/// <param name="Outcome">What came of it; null when no step ran (a cancel, or gates that had to be exchanged).</param>
/// <param name="Next">Where the item goes.</param>
public sealed record Commitment(Claim Claim, DateTimeOffset Started, TimeSpan Took, Outcome? Outcome, Next Next);

/// <summary>Where an item goes after a commit.</summary>
public abstract record Next
{
    private Next() { }

    /// <summary>To this step, at once, in the same hands if its gates have room (<see cref="Standing.Yours"/>), else back (<see cref="Standing.GivenBack"/>).</summary>
    public sealed record On(string Step, IReadOnlyList<string> Gates) : Next;

    /// <summary>The same step again, not before <paramref name="When"/>; the claim ends.</summary>
    /// <param name="When">Due then.</param>
    /// <param name="Why">Shown to people while it waits.</param>
    /// <param name="Step">Key of the step.</param>
    /// <param name="Gates">The step's gates.</param>
    /// <param name="Attempt">The next run's number.</param>
    public sealed record Later(DateTimeOffset When, string Why, string Step, IReadOnlyList<string> Gates, int Attempt) : Next;

    /// <summary>Finished, one way or another.</summary>
    /// <param name="State">Done, Failed or Cancelled.</param>
    /// <param name="Why">Reason of a failure or cancel; null when done.</param>
    /// <param name="Advice">What a person can do; null when done.</param>
    public sealed record End(ItemState State, string? Why = null, string? Advice = null) : Next;
}

/// <summary>What the journal says of a claim.</summary>
public enum Standing
{
    /// <summary>Go on.</summary>
    Yours = 0,

    /// <summary>The run was cancelled: what was committed stands; end the item.</summary>
    CancelAsked = 1,

    /// <summary>Committed, and no longer yours: it waits, is finished, or the next step's gate is full.</summary>
    GivenBack = 2,

    /// <summary>Somebody newer holds it. Nothing was written.</summary>
    Fenced = 3,
}

/// <summary>Where an item stands.</summary>
public enum ItemState
{
    /// <summary>Due, or waiting for its time or a gate.</summary>
    Waiting = 0,

    /// <summary>In a node's hands.</summary>
    AtWork = 1,

    /// <summary>Waits for another item to be done.</summary>
    Held = 2,

    /// <summary>The item it waited for did not get done.</summary>
    Blocked = 3,

    /// <summary>Only a person can move it on.</summary>
    Failed = 4,

    /// <summary>All steps done.</summary>
    Done = 5,

    /// <summary>Ended by a person.</summary>
    Cancelled = 6,

    /// <summary>Failed or cancelled, and handed to an undo.</summary>
    Undone = 7,
}
