using Portal.Domain;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>The machine is gone: its name and address are free.</summary>
public sealed class ForgetMachine(TimeProvider time) : Step<Doomed>
{
    /// <inheritdoc />
    public override Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct) =>
        Task.FromResult(Outcome.Done($"{subject.Name} is gone.", new MachineRemoved(subject.Id, time.GetUtcNow())));
}
