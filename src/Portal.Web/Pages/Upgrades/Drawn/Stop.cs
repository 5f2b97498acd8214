using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades.Drawn;

/// <summary>Steps that are told as one: clusters and hosts that go the same way, one after the other.</summary>
/// <param name="Steps">One or more, in order.</param>
/// <param name="Blockers">What blocks them.</param>
public sealed record Stop(IReadOnlyList<Step> Steps, IReadOnlyList<Blocker> Blockers)
{
    /// <summary>Any of them: they say the same.</summary>
    public Step Step => Steps[0];

    /// <summary>"3", "3 to 12".</summary>
    public string Numbers => Steps.Count == 1 ? FormattableString.Invariant($"{Step.Number}") : FormattableString.Invariant($"{Step.Number} to {Steps[^1].Number}");

    /// <summary>Of the step, or of all.</summary>
    public string Title => Steps.Count == 1
        ? Step.Title
        : FormattableString.Invariant($"Bring {Steps.Count} clusters and hosts from {Step.Changes[0].From} to {Step.Changes[0].To}, one after the other");

    /// <summary>Names of the clusters and hosts, where there are several.</summary>
    public IReadOnlyList<string> Names => Steps.Count == 1 ? [] : [.. Steps.Select(step => step.Changes[0].Name ?? "")];

    /// <summary>A plan's steps, in order.</summary>
    public static IReadOnlyList<Stop> Of(UpgradePlan plan)
    {
        var blockers = plan.Blockers.ToLookup(blocker => blocker.Step);
        List<List<Step>> stops = [];
        foreach (var step in plan.Steps)
        {
            if (stops.Count > 0 && IsAlike(stops[^1][0], step)) stops[^1].Add(step);
            else stops.Add([step]);
        }

        return [.. stops.Select(steps => new Stop(steps, [.. steps.SelectMany(step => blockers[step.Number])]))];
    }

    private static bool IsAlike(Step one, Step other) =>
        one.Changes is [{ Part: Part.Hosts } before] && other.Changes is [{ Part: Part.Hosts } after] && (before.From, before.To) == (after.From, after.To);
}
