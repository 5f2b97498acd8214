namespace Portal.Runs;

/// <summary>One thing done to a subject. Looks, then acts, then leaves whole things under their final name.</summary>
/// <typeparam name="TSubject">What the plan is about; loaded fresh before every run of the step, never saved by it.</typeparam>
/// <remarks>
/// A step may run any number of times, and its process may die between any two of its lines: it must find what an earlier run left.
/// One instance serves all items at once.
/// </remarks>
public abstract class Step<TSubject> where TSubject : class
{
    /// <summary>What may come to exist on a host. Written to the ledger before <see cref="RunAsync"/> is called.</summary>
    public virtual IEnumerable<Thing> WillExist(TSubject subject, Fence fence) => [];

    /// <summary>Names of the gates (limits) that this step passes through, held while it runs.</summary>
    public virtual IEnumerable<string> Gates(TSubject subject) => [];

    /// <summary>Does the work.</summary>
    /// <param name="subject">As the database knows it now.</param>
    /// <param name="fence">The claim's number: half-written names carry it.</param>
    /// <param name="ct">Fires when the run is no longer ours, the portal stops, or the step's time is over.</param>
    public abstract Task<Outcome> RunAsync(TSubject subject, Fence fence, CancellationToken ct);
}
