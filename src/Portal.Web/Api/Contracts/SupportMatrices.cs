using Portal.Domain.Upgrades;

namespace Portal.Web.Api.Contracts;

/// <summary>What works with what, what leads to what, and until when: rows that fit the query, each with its source.</summary>
/// <param name="AsOf">When the sources were last read.</param>
/// <param name="Releases">By product, oldest first.</param>
/// <param name="Supports">What works with which VMM, and what does not.</param>
/// <param name="Upgrades">What leads to what in one step.</param>
/// <param name="Ends">Ends of support.</param>
/// <param name="Capabilities">What VMM can do since when.</param>
/// <param name="Generations">Who makes or runs machines of Generation 2.</param>
/// <param name="Obstacles">What stands in the way of steps whose releases fit.</param>
/// <param name="Work">What a step of each part takes.</param>
/// <param name="Builds">Builds of VMM.</param>
internal sealed record SupportMatrixAnswer(
    DateOnly AsOf, IReadOnlyList<MatrixRelease> Releases, IReadOnlyList<MatrixSupport> Supports, IReadOnlyList<MatrixUpgrade> Upgrades, IReadOnlyList<MatrixEnd> Ends,
    IReadOnlyList<MatrixCapability> Capabilities, IReadOnlyList<MatrixGeneration> Generations, IReadOnlyList<MatrixObstacle> Obstacles, IReadOnlyList<MatrixWork> Work,
    IReadOnlyList<MatrixBuild> Builds)
{
    public static SupportMatrixAnswer Of(SupportMatrix matrix) => new(
        matrix.AsOf,
        [.. matrix.Releases.Select(row => new MatrixRelease(row.Product, row.Name, row.Family, row.Closed, row.Version, row.Confidence, row.Source))],
        [.. matrix.Supports.Select(row => new MatrixSupport(row.Vmm, row.Part, row.What, row.FromRollup, row.Supported, row.Note, row.Confidence, row.Source))],
        [.. matrix.Upgrades.Select(row => new MatrixUpgrade(row.Part, row.From, row.To, row.FromRollup, row.Words, row.Note, row.Confidence, row.Source))],
        [.. matrix.Ends.Select(row => new MatrixEnd(row.Release, row.Kind, row.On, row.Confidence, row.Source))],
        [.. matrix.Capabilities.Select(row => new MatrixCapability(row.Key, row.What, row.Since, row.Confidence, row.Source))],
        [.. matrix.Generations.Select(row => new MatrixGeneration(row.Release, row.Generation2, row.Note, row.Confidence, row.Source))],
        [.. matrix.Obstacles.Select(row => new MatrixObstacle(row.Key, row.Why, row.Remedy, row.Since, row.Confidence, row.Source))],
        [.. matrix.Work.Select(row => new MatrixWork(row.Part, row.Before, row.Works, row.Stops, row.After, row.Confidence, row.Source))],
        [.. matrix.Builds.Select(row => new MatrixBuild(row.Vmm, row.Rollup, row.Name, row.Number, row.Kb, row.Date, row.Note, row.Confidence, row.Source))]);
}

/// <summary>A release of a product.</summary>
/// <param name="Product">Of what.</param>
/// <param name="Name">As questions to the planner have it.</param>
/// <param name="Family">Within which a newer one follows an older one.</param>
/// <param name="Closed">Why nobody goes to it any more; null when it is open.</param>
/// <param name="Version">What a Windows Server answers when it is asked: "6.3.9600".</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixRelease(Product Product, string Name, string? Family, string? Closed, string? Version, Confidence Confidence, string Source);

/// <summary>Whether a release of VMM works with a release of another part.</summary>
/// <param name="Vmm">"VMM 2012 SP1".</param>
/// <param name="Part">Which part.</param>
/// <param name="What">Its release.</param>
/// <param name="FromRollup">The first update rollup of VMM that it holds for; 0 for all.</param>
/// <param name="Supported">False where a source says no.</param>
/// <param name="Note">A condition.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixSupport(string Vmm, Part Part, string What, int FromRollup, bool Supported, string? Note, Confidence Confidence, string Source);

/// <summary>A release can be reached from others in one step.</summary>
/// <param name="Part">Of which part.</param>
/// <param name="From">Where one may start.</param>
/// <param name="To">Where one arrives.</param>
/// <param name="FromRollup">The least update rollup at the start; 0 for any.</param>
/// <param name="Words">The step in its source's own words.</param>
/// <param name="Note">A condition.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixUpgrade(Part Part, IReadOnlyList<string> From, string To, int FromRollup, string? Words, string? Note, Confidence Confidence, string Source);

/// <summary>When support of a release ends.</summary>
/// <param name="Release">Of what.</param>
/// <param name="Kind">"mainstream", "extended" or "securityUpdates" (to be paid for).</param>
/// <param name="On">The last day.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixEnd(string Release, string Kind, DateOnly On, Confidence Confidence, string Source);

/// <summary>What a release of VMM, and every later one, can do.</summary>
/// <param name="Key">"smb-3".</param>
/// <param name="What">For people.</param>
/// <param name="Since">"VMM 2012 SP1".</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixCapability(string Key, string What, string Since, Confidence Confidence, string Source);

/// <summary>Whether machines of Generation 2 are made with a desktop release, or run on a Windows Server.</summary>
/// <param name="Release">Of which.</param>
/// <param name="Generation2">"yes", "no" or "unknown".</param>
/// <param name="Note">A condition.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixGeneration(string Release, string Generation2, string? Note, Confidence Confidence, string Source);

/// <summary>What keeps a step from being taken, though its releases fit.</summary>
/// <param name="Key">"mixed-cluster".</param>
/// <param name="Why">The rule.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Since">The first desktop release that it stands before; null where that does not depend on it.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixObstacle(string Key, string Why, string Remedy, string? Since, Confidence Confidence, string Source);

/// <summary>What a step of a part takes.</summary>
/// <param name="Part">Of which part.</param>
/// <param name="Before">To do before it.</param>
/// <param name="Works">What goes on meanwhile.</param>
/// <param name="Stops">What stops meanwhile.</param>
/// <param name="After">To do after it.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixWork(
    Part Part, IReadOnlyList<string> Before, IReadOnlyList<string> Works, IReadOnlyList<string> Stops, IReadOnlyList<string> After, Confidence Confidence, string Source);

/// <summary>A build of VMM.</summary>
/// <param name="Vmm">Its release.</param>
/// <param name="Rollup">0 before the first update rollup.</param>
/// <param name="Name">"UR2.1 HF".</param>
/// <param name="Number">"4.0.2051.1"; null where no source tells it.</param>
/// <param name="Kb">Number of its article.</param>
/// <param name="Date">Month of its release: "2017-03".</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Source">Where it is said.</param>
internal sealed record MatrixBuild(string Vmm, int Rollup, string Name, string? Number, int? Kb, string? Date, string? Note, Confidence Confidence, string Source);
