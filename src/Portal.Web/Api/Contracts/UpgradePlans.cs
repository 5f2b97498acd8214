using Portal.Domain.Upgrades;

namespace Portal.Web.Api.Contracts;

/// <summary>The shortest supported order, or why there is none.</summary>
/// <param name="Found">There is an order; it may be empty.</param>
/// <param name="Steps">In order. After each, everything that runs is supported.</param>
/// <param name="Blockers">What has to be out of the way, by the step that it blocks.</param>
/// <param name="MatrixAsOf">When the sources of the matrix were last read.</param>
internal sealed record UpgradePlanAnswer(bool Found, IReadOnlyList<UpgradeStep> Steps, IReadOnlyList<UpgradeBlocker> Blockers, DateOnly MatrixAsOf)
{
    public static UpgradePlanAnswer Of(UpgradePlan plan, DateOnly asOf) => new(plan.Found, [.. plan.Steps.Select(UpgradeStep.Of)], [.. plan.Blockers.Select(UpgradeBlocker.Of)], asOf);
}

/// <summary>One thing to do.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">"Upgrade VMM from 2012 to 2012 SP1".</param>
/// <param name="Now">What runs after it: "now running the latest XenDesktop and VMM 2012 SP1".</param>
/// <param name="Changes">One; more where parts have to move together.</param>
/// <param name="Reason">Why, and why now.</param>
/// <param name="Confidence">That of the weakest row it stands on; below medium it is unconfirmed.</param>
/// <param name="Evidence">The rows that it stands on.</param>
/// <param name="Before">To do before it.</param>
/// <param name="Works">What goes on meanwhile.</param>
/// <param name="Stops">What stops meanwhile; for how long, nobody knows beforehand.</param>
/// <param name="After">To do after it.</param>
/// <param name="Notes">Conditions, what parts that were not said have to be, ends of support.</param>
/// <param name="Brings">What VMM can do from here on.</param>
internal sealed record UpgradeStep(
    int Number, string Title, string Now, IReadOnlyList<UpgradeChange> Changes, string Reason, Confidence Confidence, IReadOnlyList<UpgradeEvidence> Evidence,
    IReadOnlyList<string> Before, IReadOnlyList<string> Works, IReadOnlyList<string> Stops, IReadOnlyList<string> After, IReadOnlyList<string> Notes, IReadOnlyList<string> Brings)
{
    public static UpgradeStep Of(Step step) => new(
        step.Number, step.Title, step.Now, [.. step.Changes.Select(each => new UpgradeChange(each.Part, each.Name, each.From, each.To))], step.Reason, step.Confidence,
        [.. step.Evidence.Select(each => new UpgradeEvidence(each.Says, each.Confidence, each.Source))], step.Work.Before, step.Work.Works, step.Work.Stops, step.Work.After, step.Notes, step.Brings);
}

/// <summary>A part goes from one release to another.</summary>
/// <param name="Part">What.</param>
/// <param name="Name">Which cluster or host; null for the others.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
internal sealed record UpgradeChange(Part Part, string? Name, string From, string To);

/// <summary>A row of the matrix, in words.</summary>
/// <param name="Says">"VMM 2016 manages hosts of Windows Server 2012 R2".</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record UpgradeEvidence(string Says, Confidence Confidence, string Source);

/// <summary>What blocks a step.</summary>
/// <param name="Step">The step that cannot be taken before; 0 where there is no order at all.</param>
/// <param name="Part">What it is about.</param>
/// <param name="What">The fact.</param>
/// <param name="Why">The rule.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Confidence">How well the rule is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record UpgradeBlocker(int Step, Part Part, string What, string Why, string Remedy, Confidence Confidence, string Source)
{
    public static UpgradeBlocker Of(Blocker blocker) => new(blocker.Step, blocker.Part, blocker.What, blocker.Why, blocker.Remedy, blocker.Confidence, blocker.Source);
}
