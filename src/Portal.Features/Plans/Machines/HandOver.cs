using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>The machine is whole: what interrupted attempts left half-written goes, and then it is somebody's to use.</summary>
public sealed class HandOver(Belongings belongings, Deletions deletions, TimeProvider time) : Step<NewMachine>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewMachine subject) => [Limits.Host(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewMachine subject, Fence fence, CancellationToken ct)
    {
        var left = await belongings.HalfDoneAsync(subject.Id, ct).ConfigureAwait(false);
        if (left.Count > 0) await deletions.DeleteFilesAsync(subject.Connection, left, ct).ConfigureAwait(false);
        return Outcome.Done($"{subject.Name} is ready.", new MachineStood(subject.Id, MachineState.Ready, time.GetUtcNow(), Why: null)).Without(left);
    }
}
