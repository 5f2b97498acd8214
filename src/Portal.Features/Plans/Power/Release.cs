using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Lets the machine go as it is: nothing of it was made or deleted.</summary>
public sealed class Release : Step<PoweredMachine>
{
    /// <inheritdoc />
    public override Task<Outcome> RunAsync(PoweredMachine subject, Fence fence, CancellationToken ct) => Task.FromResult(Outcome.Done($"{subject.Name} is free again."));
}
