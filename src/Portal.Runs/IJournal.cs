namespace Portal.Runs;

/// <summary>What the engine needs of a store. Each call is one transaction, all or nothing.</summary>
/// <remarks>
/// The engine groups what runs side by side: intend and commit take many, and answer in the same order. Implementations must hold
/// under any number of nodes at once, and under a crash before and after every call. An answer may be lost on its way: every call
/// may be repeated. The law in detail is the test suite <c>JournalContract</c>, which runs over every implementation.
/// </remarks>
public interface IJournal
{
    /// <summary>
    /// Due items of open runs whose plan, version and cursor this node knows, whose next step has room in every one of its gates; each gets
    /// a higher fence and this node's name. A person's single action goes before orders, orders before schedules, schedules before
    /// maintenance; within a rank the oldest due first.
    /// </summary>
    /// <remarks>
    /// Gates are locked in name order. A closed gate has no room until its time, and then for one item alone: its probe.
    /// A suspect (see <see cref="TakeOverAsync"/>) is given alone, and only to a node that has nothing at work; while one that has room in
    /// its gates waits for that, the node gets nothing else, and nothing while it works on one.
    /// </remarks>
    Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct);

    /// <summary>What this node holds, with the fences of its claims: how it finds a claim whose answer was lost.</summary>
    Task<IReadOnlyList<Claim>> HeldAsync(NodeId node, CancellationToken ct);

    /// <summary>What is about to exist, before the host is touched. Repeating it changes nothing.</summary>
    /// <remarks>
    /// A row of the ledger is one <see cref="Thing"/> of one item, with the fence and step that intended it last.
    /// What is <see cref="ThingState.Removed"/> and intended again is <see cref="ThingState.Intended"/>; what exists goes on existing.
    /// </remarks>
    Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct);

    /// <summary>Outcome, facts, ledger, event, cursor, gates, successors: for each commitment all or nothing, guarded by its fence.</summary>
    /// <remarks>
    /// A success makes what its claim intended <see cref="ThingState.Exists"/>, and transient things <see cref="ThingState.Removed"/>
    /// (those of older fences stay as they are: nobody looked). An item whose cursor or hands moved on under the same fence has this
    /// commitment already (its answer was lost): nothing is written twice, and the answer says how it stands.
    /// Every outcome is an event; without one only <see cref="Next.End"/> is. An outcome ends a suspicion and forgets deaths.
    /// </remarks>
    Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct);

    /// <summary>Counts this node's beat up by one and returns the beats of all nodes. The caller judges who is dead, by its own monotonic clock.</summary>
    Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct);

    /// <summary>
    /// Everything that <paramref name="dead"/> held is due now with a higher fence, its gates free, and a suspect: it next runs alone.
    /// What died while it ran alone has one death more, and with <see cref="Deaths.Limit"/> it is Failed. Returns how many items were held.
    /// </summary>
    Task<int> TakeOverAsync(NodeId dead, CancellationToken ct);

    /// <summary>
    /// Wakes what should be awake, blocks what cannot go on, counts gates afresh, finishes runs that are finished, ends what waits in
    /// cancelled runs. Returns rows mended: 0 when all was well.
    /// </summary>
    Task<int> MendAsync(CancellationToken ct);

    /// <summary>
    /// When work of these plans is due next (a time in the past: now): an item's time, or when its closed gate may be probed, or when a rate
    /// lets it in. Null when nothing waits for time; who waits for a full gate is called by whoever leaves it.
    /// </summary>
    Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct);

    /// <summary>Open items that no node with these plans can go on with. Readiness says so.</summary>
    Task<IReadOnlyList<UnknownStep>> UnknownAsync(PlanBook known, CancellationToken ct);
}
