namespace Portal.Runs.Memory;

/// <summary>A run, as it stood when it was read.</summary>
public sealed record RunRow(Guid Id, string Title, Rank Rank, RunState State, bool CancelAsked);

/// <summary>An item, as it stood when it was read.</summary>
/// <param name="Id">Which.</param>
/// <param name="Run">Its run.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Step">The cursor.</param>
/// <param name="Attempt">The next run's number of that step, or the number of the one at work.</param>
/// <param name="Fence">Of the newest claim or take-over.</param>
/// <param name="Node">Who holds it.</param>
/// <param name="Due">Not before.</param>
/// <param name="Why">Reason of waiting, of a failure, of a cancel or of a block.</param>
/// <param name="Advice">What a person can do.</param>
/// <param name="HeldSubject">The subject that it keeps from others; null once done or undone.</param>
/// <param name="Suspect">Its last claim ended with the process.</param>
/// <param name="Deaths">While alone.</param>
public sealed record ItemRow(
    Guid Id, Guid Run, ItemState State, string Step, int Attempt, Fence Fence, NodeId? Node, DateTimeOffset Due, string? Why, string? Advice,
    Guid? HeldSubject, bool Suspect, int Deaths);

/// <summary>A row of the ledger.</summary>
public sealed record ThingRow(Guid Item, Thing Thing, ThingState State, Fence Fence);

/// <summary>What happened to an item.</summary>
/// <param name="Item">Which.</param>
/// <param name="Step">Where.</param>
/// <param name="What">The outcome's own words.</param>
public sealed record EventRow(Guid Item, string Step, string What);

/// <summary>A gate, as it stood when it was read.</summary>
/// <param name="Name">Which.</param>
/// <param name="Inside">Items at work in it.</param>
/// <param name="Closed">By a silent host, until a probe succeeds.</param>
public sealed record GateRow(string Name, int Inside, bool Closed);
