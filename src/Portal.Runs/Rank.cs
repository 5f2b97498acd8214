namespace Portal.Runs;

/// <summary>Who goes first in a gate.</summary>
public enum Rank
{
    /// <summary>A person's single action.</summary>
    Person = 0,

    /// <summary>An order of many.</summary>
    Order = 1,

    /// <summary>A schedule.</summary>
    Schedule = 2,

    /// <summary>Maintenance.</summary>
    Maintenance = 3,
}
