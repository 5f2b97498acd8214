namespace Portal.Runs;

/// <summary>What the ledger knows of a <see cref="Thing"/>. A row never disappears: the orphan sweep finds late arrivals by it.</summary>
public enum ThingState
{
    /// <summary>Written before the host was touched: it may exist, whole or half.</summary>
    Intended = 0,

    /// <summary>The step that made it reported success.</summary>
    Exists = 1,

    /// <summary>A step looked after deleting it, and it was gone.</summary>
    Removed = 2,
}
