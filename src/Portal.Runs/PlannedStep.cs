namespace Portal.Runs;

/// <summary>A step's place in a plan.</summary>
/// <param name="Key">The cursor's value.</param>
/// <param name="Type">The <see cref="Step{TSubject}"/>; made by the node's services.</param>
/// <param name="Retry">After setbacks and exceptions.</param>
/// <param name="Limit">Longest time of one run; then its token fires and the outcome is a setback.</param>
public sealed record PlannedStep(string Key, Type Type, Retry Retry, TimeSpan Limit);
