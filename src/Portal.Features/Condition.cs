namespace Portal.Features;

/// <summary>How a thing stands, in the one vocabulary of all pages: each has a colour, an icon and a word. Power is another matter.</summary>
public enum Condition
{
    /// <summary>Nothing is to be done.</summary>
    Healthy = 0,

    /// <summary>Somebody works on it just now.</summary>
    Working = 1,

    /// <summary>It waits for a time, a limit or another thing.</summary>
    Waiting = 2,

    /// <summary>Only a person can move it on.</summary>
    NeedsYou = 3,

    /// <summary>It did not work, and nobody has to do anything about it.</summary>
    Failed = 4,

    /// <summary>It was not asked, or did not answer.</summary>
    Unknown = 5,

    /// <summary>A person took it out of use.</summary>
    Maintenance = 6,

    /// <summary>It is over, as it was ordered; of a machine: it is gone.</summary>
    Done = 7,

    /// <summary>A person ended it.</summary>
    Cancelled = 8,
}
