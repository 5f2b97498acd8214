namespace Portal.Runs;

/// <summary>The number of a claim. It rises with every claim of an item, and whatever carries an older one is refused.</summary>
/// <param name="Number">1 or more. Names of half-written things carry it (<c>NAME.17.partial.vhdx</c>), so that a late hand is told apart.</param>
public readonly record struct Fence(long Number) : IComparable<Fence>
{
    /// <summary>The fence of the next claim.</summary>
    public Fence Next => new(Number + 1);

    /// <inheritdoc />
    public int CompareTo(Fence other) => Number.CompareTo(other.Number);

    /// <inheritdoc />
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Older.</summary>
    public static bool operator <(Fence left, Fence right) => left.Number < right.Number;

    /// <summary>Newer.</summary>
    public static bool operator >(Fence left, Fence right) => left.Number > right.Number;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(Fence left, Fence right) => left.Number <= right.Number;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(Fence left, Fence right) => left.Number >= right.Number;
}
