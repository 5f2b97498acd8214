namespace Portal.Domain.Upgrades.Search;

/// <summary>A release of VMM from an update rollup on, as far as a row tells the difference.</summary>
/// <param name="Release">Index among the releases of VMM.</param>
/// <param name="Name">"VMM 2016".</param>
/// <param name="Rollup">0 before the first rollup that matters.</param>
internal readonly record struct Level(int Release, string Name, int Rollup)
{
    /// <inheritdoc />
    public override string ToString() => Rollup == 0 ? Name : $"{Name} with Update Rollup {Rollup.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>One step of VMM from a level.</summary>
/// <param name="To">Index of the level.</param>
/// <param name="Row">The upgrade; null for an update rollup.</param>
internal readonly record struct Way(int To, Upgrade? Row);
