namespace Portal.Runs;

/// <summary>How often a node has beaten.</summary>
public sealed record NodeBeat(NodeId Node, long Count);
