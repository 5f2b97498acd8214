namespace Portal.Runs;

/// <summary>A place in a plan that a node does not know, and how many unfinished items of open runs stand there.</summary>
public sealed record UnknownStep(string Plan, int Version, string Step, int Items);
