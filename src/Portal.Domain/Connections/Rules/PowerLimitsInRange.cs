using System.Globalization;

namespace Portal.Domain.Connections.Rules;

/// <summary>How many machines may change their power: at once, new in a minute, at once in percent of a catalog.</summary>
public sealed class PowerLimitsInRange : IRule<(int Active, int NewPerMinute, int Percent)>
{
    /// <summary>Most at once, and most that begin in a minute.</summary>
    public const int Most = 1000;

    /// <inheritdoc />
    public Verdict Judge((int Active, int NewPerMinute, int Percent) value) => Within("activePowerActions", value.Active, Most)
        .And(Within("newPowerActionsPerMinute", value.NewPerMinute, Most))
        .And(Within("powerActionsPercent", value.Percent, 100));

    private static Verdict Within(string field, int value, int most) =>
        value >= 1 && value <= most
            ? Verdict.Yes
            : Verdict.No(field, value.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"It is 1 to {most}."), "Choose a number within that.");
}
