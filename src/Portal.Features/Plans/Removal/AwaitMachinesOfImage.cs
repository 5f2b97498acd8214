using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Waits until no machine hangs on the image.</summary>
public sealed class AwaitMachinesOfImage(MachinesLeft machines) : Step<Doomed>
{
    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct)
    {
        var image = subject.Id;
        return await machines.JudgeAsync(machine => machine.ImageId == image, ct).ConfigureAwait(false) ?? Outcome.Done("No machine hangs on it.");
    }
}
