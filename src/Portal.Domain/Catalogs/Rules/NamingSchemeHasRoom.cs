namespace Portal.Domain.Catalogs.Rules;

/// <summary>An order may not ask for more machines than the naming scheme has free names.</summary>
/// <param name="scheme">The catalog's.</param>
/// <param name="inUse">Its names that machines hold, of any catalog.</param>
public sealed class NamingSchemeHasRoom(NamingScheme scheme, int inUse) : IRule<int>
{
    /// <inheritdoc />
    public Verdict Judge(int value) =>
        value <= scheme.Capacity - inUse
            ? Verdict.Yes
            : Verdict.No("namingPattern", scheme.Pattern, $"It has {scheme.Capacity - inUse} free names; {value} were asked for.",
                "Add a hash to the pattern, or order fewer machines.");
}
