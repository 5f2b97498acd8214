namespace Portal.Runs;

/// <summary>One run of one step, and where the item goes from there.</summary>
/// <param name="Claim">In whose name.</param>
/// <param name="Started">When the step began.</param>
/// <param name="Took">How long it ran.</param>
/// <param name="Outcome">What came of it; null when no step ran (a cancel, or gates that had to be exchanged).</param>
/// <param name="Next">Where the item goes.</param>
public sealed record Commitment(Claim Claim, DateTimeOffset Started, TimeSpan Took, Outcome? Outcome, Next Next);
