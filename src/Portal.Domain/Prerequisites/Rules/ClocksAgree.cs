using System.Globalization;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Clocks of portal and hosts agree.</summary>
public sealed class ClocksAgree : IPrerequisite
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Worth = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public string Key => "clock";

    /// <inheritdoc />
    public string Title => "Clocks of portal and hosts agree";

    /// <inheritdoc />
    public string Why => "Kerberos refuses tickets that are five minutes off: sign-ins fail, on hosts and in new machines.";

    /// <inheritdoc />
    public Source Source { get; } = new("wrong SPN owner / no KDC reachable: setspn clean-up, DNS/time", "0x80090322 / 0x80090311 (credssp.json); Kerberos, maximum tolerance for clock synchronisation: 5 minutes");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var machines = evidence.Seen;
        if (evidence.Settings.Vmm is { } vmm && evidence.Survey.Vmm?.Machine.Answer is { } machine) machines = machines.Append((vmm.Machine, machine));
        foreach (var (name, look) in machines)
        {
            // What the question took may be all there is to the difference.
            var off = look.ClockAhead.Duration() - look.ClockError;
            var told = look.ClockAhead.Duration() < TimeSpan.FromSeconds(1)
                ? "Its clock agrees with the portal's."
                : string.Create(CultureInfo.InvariantCulture, $"Its clock is {look.ClockAhead.Duration().TotalSeconds:0} s {(look.ClockAhead < TimeSpan.Zero ? "behind" : "ahead of")} the portal's.");
            var remedy = $"Let both take their time from the domain. On {name}: w32tm /resync; on the portal's machine: timedatectl, or w32tm /query /status.";
            yield return off >= Most ? Finding.Failed(name, told, remedy) : off >= Worth ? Finding.Warning(name, told, remedy) : Finding.Passed(name, told);
        }
    }
}
