namespace Portal.Domain.Upgrades;

/// <summary>The shortest supported order, or why there is none.</summary>
/// <param name="Found">There is an order; it may be empty.</param>
/// <param name="Steps">In order.</param>
/// <param name="Blockers">What has to be out of the way, by the step that it blocks.</param>
public sealed record UpgradePlan(bool Found, IReadOnlyList<Step> Steps, IReadOnlyList<Blocker> Blockers);

/// <summary>One thing to do, after which everything that runs is supported again.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">"Upgrade VMM from 2012 to 2012 SP1"; the source's own words where it has some.</param>
/// <param name="Now">"now running the latest XenDesktop and VMM 2012 SP1".</param>
/// <param name="Changes">One; more where nothing supports both ends, so that parts move together.</param>
/// <param name="Reason">Why, and why now.</param>
/// <param name="Evidence">The rows that it stands on.</param>
/// <param name="Work">Before, meanwhile, after: what goes on and what stops.</param>
/// <param name="Notes">Conditions, what parts that were not said have to be, ends of support.</param>
/// <param name="Brings">What VMM can do from here on.</param>
public sealed record Step(
    int Number, string Title, string Now, IReadOnlyList<Change> Changes, string Reason, IReadOnlyList<Evidence> Evidence,
    Work Work, IReadOnlyList<string> Notes, IReadOnlyList<string> Brings)
{
    /// <summary>That of its weakest row.</summary>
    public Confidence Confidence => Evidence.Count == 0 ? Confidence.Unknown : Evidence.Min(each => each.Confidence);

    /// <summary>At least one row is assumed or only heard: never shown as supported without this word.</summary>
    public bool Unconfirmed => Confidence < Confidence.Medium;
}

/// <summary>A part goes from one release to another.</summary>
/// <param name="Part">What.</param>
/// <param name="Name">Which cluster; null for the others.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record Change(Part Part, string? Name, string From, string To);

/// <summary>A row in words.</summary>
public sealed record Evidence(string Says, Confidence Confidence, string Source)
{
    /// <summary>Assumed or only heard.</summary>
    public bool Unconfirmed => Confidence < Confidence.Medium;

    /// <inheritdoc />
    public override string ToString() => Unconfirmed ? $"{Says} (unconfirmed)" : Says;
}

/// <summary>What blocks a step.</summary>
/// <param name="Step">The step that cannot be taken before; 0 where there is no order at all.</param>
/// <param name="Part">What it is about.</param>
/// <param name="What">The fact.</param>
/// <param name="Why">The rule.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Blocker(int Step, Part Part, string What, string Why, string Remedy, Confidence Confidence, string Source);
