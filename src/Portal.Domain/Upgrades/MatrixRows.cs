using System.Text.Json.Serialization;
using Portal.Domain.Upgrades.Words;

namespace Portal.Domain.Upgrades;

/// <summary>What the matrix says once, and how it knows.</summary>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
public abstract record Row(Confidence Confidence, string Source)
{
    /// <summary>Whether it may be shown as supported: neither assumed nor only heard.</summary>
    public bool Confirmed => Confidence >= Confidence.Medium;

    /// <summary>The row as a sentence, without the dot.</summary>
    [JsonIgnore]
    public string Says => RowWords.Of(this);

    /// <summary>Releases that it names.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => RowWords.Names(this);
}

/// <summary>A release of a product. Those of one product stand in the order of their age, oldest first.</summary>
/// <param name="Product">Of what.</param>
/// <param name="Name">"VMM 2012 SP1".</param>
/// <param name="Family">Within which a newer one follows an older one ("Windows Server"); for desktops the name people say ("XenDesktop or XenApp").</param>
/// <param name="Closed">Why nobody goes to it any more; null when it is open.</param>
/// <param name="Version">What a Windows Server answers when it is asked: "6.3.9600".</param>
public sealed record Release(
    Product Product, string Name, Confidence Confidence, string Source, string? Family = null, string? Closed = null, string? Version = null)
    : Row(Confidence, Source);

/// <summary>Whether a release of VMM works with a release of another part.</summary>
/// <param name="Vmm">"VMM 2012 SP1".</param>
/// <param name="Part">Any but VMM and its rollups.</param>
/// <param name="What">"Windows Server 2012".</param>
/// <param name="FromRollup">The first update rollup of VMM that it holds for; 0 for all.</param>
/// <param name="Supported">False where a source says no.</param>
/// <param name="Note">A condition, as a sentence.</param>
public sealed record Support(
    string Vmm, Part Part, string What, Confidence Confidence, string Source, int FromRollup = 0, bool Supported = true, string? Note = null)
    : Row(Confidence, Source);

/// <summary>A release can be reached from others in one step.</summary>
/// <param name="Part">VMM, hosts or desktop.</param>
/// <param name="From">Where one may start.</param>
/// <param name="To">Where one arrives, without update rollups.</param>
/// <param name="FromRollup">The least update rollup at the start; 0 for any.</param>
/// <param name="Words">The step in its source's own words.</param>
/// <param name="Note">A condition, as a sentence.</param>
public sealed record Upgrade(
    Part Part, IReadOnlyList<string> From, string To, Confidence Confidence, string Source, int FromRollup = 0, string? Words = null, string? Note = null)
    : Row(Confidence, Source);

/// <summary>When support of a release ends.</summary>
/// <param name="Kind">"mainstream", "extended" or "securityUpdates" (to be paid for).</param>
/// <param name="On">The last day.</param>
public sealed record SupportEnd(string Release, string Kind, DateOnly On, Confidence Confidence, string Source) : Row(Confidence, Source);

/// <summary>What a release of VMM, and every later one, can do.</summary>
/// <param name="Key">"smb-3".</param>
/// <param name="What">For people.</param>
/// <param name="Since">"VMM 2012 SP1".</param>
public sealed record Capability(string Key, string What, string Since, Confidence Confidence, string Source) : Row(Confidence, Source);

/// <summary>Whether machines of Generation 2 are made with a desktop release, or run on a Windows Server.</summary>
/// <param name="Generation2">"yes", "no" or "unknown".</param>
/// <param name="Note">A condition, as a sentence.</param>
public sealed record Generations(string Release, string Generation2, Confidence Confidence, string Source, string? Note = null) : Row(Confidence, Source);

/// <summary>What keeps a step from being taken, though its releases fit.</summary>
/// <param name="Key">"mixed-cluster", "personal-vdisks", "generation-2".</param>
/// <param name="Since">The first desktop release that it stands before; null where that does not depend on it.</param>
public sealed record Obstacle(string Key, string Why, string Remedy, Confidence Confidence, string Source, string? Since = null) : Row(Confidence, Source);

/// <summary>What to do before and after a kind of step, what goes on meanwhile, and what stops. For how long, nobody knows beforehand.</summary>
public sealed record Work(
    Part Part, IReadOnlyList<string> Before, IReadOnlyList<string> Works, IReadOnlyList<string> Stops, IReadOnlyList<string> After, Confidence Confidence, string Source)
    : Row(Confidence, Source);

/// <summary>A build of VMM.</summary>
/// <param name="Rollup">0 before the first update rollup.</param>
/// <param name="Name">"UR2.1 HF".</param>
/// <param name="Number">"4.0.2051.1"; null where no source tells it.</param>
public sealed record Build(
    string Vmm, int Rollup, string Name, Confidence Confidence, string Source,
    [property: JsonPropertyName("build")] string? Number = null, int? Kb = null, string? Date = null, string? Note = null)
    : Row(Confidence, Source);
