namespace Portal.Runs;

/// <summary>Where an item goes after a commit.</summary>
public abstract record Next
{
    private Next() { }

    /// <summary>To this step, at once, in the same hands if its gates have room (<see cref="Standing.Yours"/>), else back (<see cref="Standing.GivenBack"/>).</summary>
    /// <remarks>To another step it begins at attempt 1; to the same one (gates were exchanged) the attempt stays.</remarks>
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
