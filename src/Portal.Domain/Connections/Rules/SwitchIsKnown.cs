using Portal.Domain.Hosts;

namespace Portal.Domain.Connections.Rules;

/// <summary>The virtual switch is there on every host that machines may go to.</summary>
/// <param name="hosts">Of the connection.</param>
public sealed class SwitchIsKnown(IReadOnlyList<HostFacts> hosts) : IRule<string?>
{
    /// <inheritdoc />
    /// <param name="value">Null leaves machines unconnected.</param>
    public Verdict Judge(string? value)
    {
        if (value is null) return Verdict.Yes;
        var without = hosts.Where(host => !host.Switches.Contains(value, StringComparer.OrdinalIgnoreCase)).ToList();
        if (without.Count == 0) return Verdict.Yes;
        var everywhere = hosts.Select(host => host.Switches.AsEnumerable()).Aggregate((all, next) => all.Intersect(next, StringComparer.OrdinalIgnoreCase)).ToList();
        return Verdict.No("switch", value, $"{string.Join(", ", without.Select(host => host.Name))} {(without.Count == 1 ? "has" : "have")} no switch of this name.",
            everywhere.Count == 0 ? "No switch is on all hosts: make one of the same name on each." : $"Choose one that all hosts have: {string.Join(", ", everywhere)}.");
    }
}
