namespace Portal.Runs;

/// <summary>What the journal says of a claim.</summary>
public enum Standing
{
    /// <summary>Go on.</summary>
    Yours = 0,

    /// <summary>The run was cancelled: what was committed stands, the item is still held; end it by one more commitment without outcome.</summary>
    CancelAsked = 1,

    /// <summary>Committed, and no longer yours: it waits, is finished, or the next step's gate is full.</summary>
    GivenBack = 2,

    /// <summary>Somebody newer holds it. Nothing was written.</summary>
    Fenced = 3,
}
