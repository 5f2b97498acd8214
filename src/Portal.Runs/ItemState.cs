namespace Portal.Runs;

/// <summary>Where an item stands.</summary>
public enum ItemState
{
    /// <summary>Due, or waiting for its time or a gate.</summary>
    Waiting = 0,

    /// <summary>In a node's hands.</summary>
    AtWork = 1,

    /// <summary>Waits for another item to be done.</summary>
    Held = 2,

    /// <summary>The item it waited for did not get done.</summary>
    Blocked = 3,

    /// <summary>Only a person can move it on.</summary>
    Failed = 4,

    /// <summary>All steps done.</summary>
    Done = 5,

    /// <summary>Ended by a person.</summary>
    Cancelled = 6,

    /// <summary>Failed or cancelled, and handed to an undo.</summary>
    Undone = 7,
}
