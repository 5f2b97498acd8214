using System.Collections.Frozen;

namespace Portal.Runs;

/// <summary>The plans that a node knows, in every version it can still run.</summary>
public sealed class PlanBook
{
    private readonly FrozenDictionary<(string Name, int Version), Plan> _plans;

    /// <exception cref="ArgumentException">Two plans have the same name and version.</exception>
    public PlanBook(params IEnumerable<Plan> plans) => _plans = plans.ToFrozenDictionary(plan => (plan.Name, plan.Version));

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Plan> Plans => _plans.Values;

    /// <summary>The plan, or null when this node does not know it (a newer node made the run).</summary>
    public Plan? Find(string name, int version) => _plans.GetValueOrDefault((name, version));

    /// <summary>Whether this node can go on with an item that stands there.</summary>
    public bool Knows(string name, int version, string step) => Find(name, version)?.Keys.Contains(step, StringComparer.Ordinal) ?? false;
}
