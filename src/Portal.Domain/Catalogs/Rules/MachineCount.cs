namespace Portal.Domain.Catalogs.Rules;

/// <summary>One order makes 1 to 10,000 machines.</summary>
public sealed class MachineCount : IRule<int>
{
    /// <summary>The limit of one order. A catalog may have more, by several.</summary>
    public const int Most = 10_000;

    /// <inheritdoc />
    public Verdict Judge(int value) =>
        value is >= 1 and <= Most
            ? Verdict.Yes
            : Verdict.No("machines", value.ToString(System.Globalization.CultureInfo.InvariantCulture), "One order makes 1 to 10,000 machines.",
                value < 1 ? "Order at least one." : "Order 10,000 now and add the others when they are made.");
}
