namespace Portal.Runs.Engine;

/// <summary>Where an item goes after an outcome: arithmetic, without clock, chance or journal.</summary>
internal static class Course
{
    /// <summary>What is committed, and where the item goes.</summary>
    /// <param name="claim">In whose name the step ran.</param>
    /// <param name="plan">The claim's plan, which has its step.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="gatesOfNext">Gates of the following step, if there is one.</param>
    /// <param name="now">The wall clock.</param>
    /// <param name="spread">Chance, 0 to 1, for the pause before another try.</param>
    /// <param name="probeEvery">How long a closed gate stays closed.</param>
    public static (Outcome Outcome, Next Next) After(
        Claim claim, Plan plan, Outcome outcome, Func<IReadOnlyList<string>> gatesOfNext, DateTimeOffset now, double spread, TimeSpan probeEvery)
    {
        var at = plan.Find(claim.Step);
        return outcome switch
        {
            Outcome.Success => (outcome, at + 1 < plan.Keys.Count ? new Next.On(plan.Keys[at + 1], gatesOfNext()) : new Next.End(ItemState.Done)),
            Outcome.Wait wait => (outcome, Later(wait.When, wait.Why, claim.Attempt)),
            Outcome.Failure failure => (outcome, new Next.End(ItemState.Failed, failure.Reason, failure.Advice)),
            Outcome.Setback setback => (outcome, AfterSetback(setback)),
            Outcome.Closing closing when claim.Gates.Contains(closing.Gate, StringComparer.Ordinal) =>
                (outcome, Later(now + probeEvery, closing.Reason, claim.Attempt)),
            // A gate that the step does not pass would never be probed by it: the item would come back for ever.
            Outcome.Closing closing => (Outcome.TryAgain(closing.Reason, closing.Advice).Without(closing.Gone),
                AfterSetback(new(closing.Reason, closing.Advice))),
            _ => throw new InvalidOperationException($"{outcome} is no outcome."),
        };

        Next.Later Later(DateTimeOffset when, string why, int attempt) => new(when, why, claim.Step, claim.Gates, attempt);

        Next AfterSetback(Outcome.Setback setback)
        {
            var retry = plan.Steps[at].Retry;
            return claim.Attempt < retry.Attempts
                ? Later(now + retry.Pause(claim.Attempt, spread), setback.Reason, claim.Attempt + 1)
                : new Next.End(ItemState.Failed, setback.Reason, setback.Advice);
        }
    }
}
