namespace Portal.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Its items are being written.</summary>
    Preparing = 0,

    /// <summary>Items are under way, or wait.</summary>
    Open = 1,

    /// <summary>Nothing moves by itself any more: all items are done, failed, blocked or ended.</summary>
    Finished = 2,
}
