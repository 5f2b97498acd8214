namespace Portal.Runs;

/// <summary>What came of one step. An expected "no" is an outcome; exceptions are for surprises.</summary>
/// <remarks>
/// Facts are records of Domain, opaque here: the journal's store has one writer per type and commits them with the outcome.
/// </remarks>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>What the domain learned. Committed with the outcome, or not at all.</summary>
    public IReadOnlyList<object> Facts { get; private init; } = [];

    /// <summary>Things that the step saw gone: their ledger rows become <see cref="ThingState.Removed"/>.</summary>
    public IReadOnlyList<Thing> Gone { get; private init; } = [];

    /// <summary>The step did its work. What it intended exists now.</summary>
    public static Outcome Done(string what, params IReadOnlyList<object> facts) => new Success(what, Already: false) { Facts = facts };

    /// <summary>The step looked, and there was nothing left to do (as after a crash between host and journal).</summary>
    public static Outcome AlreadyDone(string what, params IReadOnlyList<object> facts) => new Success(what, Already: true) { Facts = facts };

    /// <summary>Nothing to do before <paramref name="when"/>. No thread is held, no retry spent; the same step runs again then.</summary>
    public static Outcome WaitUntil(DateTimeOffset when, string why, params IReadOnlyList<object> facts) => new Wait(when, why) { Facts = facts };

    /// <summary>It did not work this time; the step's <see cref="Retry"/> says whether and when it is tried again.</summary>
    public static Outcome TryAgain(string reason, string advice) => new Setback(reason, advice);

    /// <summary>It will not work until a person changes something. Stays visible, with <i>retry from here</i> and <i>undo</i>.</summary>
    public static Outcome Failed(string reason, string advice) => new Failure(reason, advice);

    /// <summary>
    /// The cause lies outside the item (a silent host or storage): closes the gate for everybody who waits there. Spends no retries;
    /// one good probe opens it.
    /// </summary>
    /// <param name="gate">Name of the gate to close, among those the step needs.</param>
    /// <param name="reason">"CSV02 does not answer."</param>
    /// <param name="advice">What a person can do about it.</param>
    public static Outcome Silent(string gate, string reason, string advice) => new Closing(gate, reason, advice);

    /// <summary>The same outcome, with things that were seen to be gone.</summary>
    public Outcome Without(params IReadOnlyList<Thing> gone) => this with { Gone = [.. Gone, .. gone] };

    /// <summary>See <see cref="Done"/> and <see cref="AlreadyDone"/>.</summary>
    public sealed record Success(string What, bool Already) : Outcome;

    /// <summary>See <see cref="WaitUntil"/>.</summary>
    public sealed record Wait(DateTimeOffset When, string Why) : Outcome;

    /// <summary>See <see cref="TryAgain"/>.</summary>
    public sealed record Setback(string Reason, string Advice) : Outcome;

    /// <summary>See <see cref="Outcome.Failed"/>.</summary>
    public sealed record Failure(string Reason, string Advice) : Outcome;

    /// <summary>See <see cref="Silent"/>.</summary>
    public sealed record Closing(string Gate, string Reason, string Advice) : Outcome;
}
