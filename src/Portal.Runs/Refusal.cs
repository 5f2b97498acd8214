namespace Portal.Runs;

/// <summary>Why an item, or a run itself, was not taken.</summary>
/// <param name="Item">Which; the run's id where the run itself was refused.</param>
/// <param name="Reason">"VDI-001 is held by the run 'Update VDI'" or "The name VDI-001 is taken".</param>
/// <param name="HeldBy">The run that holds the subject, if that is the reason.</param>
public sealed record Refusal(Guid Item, string Reason, Guid? HeldBy);
