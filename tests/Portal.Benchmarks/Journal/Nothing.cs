using Portal.Runs;

namespace Portal.Benchmarks.Journal;

/// <summary>A subject with nothing to it: what is left of an item is the journal's work.</summary>
internal sealed record Nothing(Guid Id)
{
    /// <summary>One step.</summary>
    public static Plan<Nothing> Short { get; } = Plan.For<Nothing>("nothing-once", 1).Then<DoNothing>("1");

    /// <summary>As many steps as a machine's plan may have.</summary>
    public static Plan<Nothing> Long { get; } = Plan.For<Nothing>("nothing-often", 1)
        .Then<DoNothing>("1").Then<DoNothing>("2").Then<DoNothing>("3").Then<DoNothing>("4").Then<DoNothing>("5").Then<DoNothing>("6");
}

/// <summary>All ids are somebody.</summary>
internal sealed class Nothings : ISubjects<Nothing>
{
    public Task<Nothing?> LoadAsync(Guid subject, CancellationToken ct) => Task.FromResult<Nothing?>(new(subject));
}

/// <summary>Done at once.</summary>
internal sealed class DoNothing : Step<Nothing>
{
    public override Task<Outcome> RunAsync(Nothing subject, Fence fence, CancellationToken ct) => Task.FromResult(Outcome.Done("Nothing."));
}
