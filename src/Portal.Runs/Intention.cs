namespace Portal.Runs;

/// <summary>What a claim's step will make.</summary>
public sealed record Intention(Claim Claim, IReadOnlyList<Thing> Things);
