namespace Portal.Domain.Upgrades;

/// <summary>How well a row of the matrix is known.</summary>
public enum Confidence
{
    /// <summary>No source was found; the row is assumed from its neighbours.</summary>
    Unknown = 0,

    /// <summary>General knowledge, in no stored page.</summary>
    Low = 1,

    /// <summary>A page of a third party, or of a sibling product.</summary>
    Medium = 2,

    /// <summary>A page of the vendor, read.</summary>
    High = 3,
}
