namespace Portal.Runs;

/// <summary>A portal process, named by its data folder's lock or by configuration; stable over restarts.</summary>
/// <param name="Name">At most 128 characters.</param>
public readonly record struct NodeId(string Name);
