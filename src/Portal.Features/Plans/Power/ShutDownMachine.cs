using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Asks the machine's guest to shut down.</summary>
public sealed class ShutDownMachine(Vms vms) : Step<PoweredMachine>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(PoweredMachine subject) => subject.PowerGates;

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(PoweredMachine subject, Fence fence, CancellationToken ct)
    {
        var (hypervisor, power) = await vms.LookAsync(subject, ct).ConfigureAwait(false);
        switch (power)
        {
            case null: return Vms.Missing(subject);
            case PowerState.Off: return Outcome.AlreadyDone($"{subject.Name} is off.");
            case PowerState.Saved or PowerState.Paused:
                return Outcome.Failed($"{subject.Name} is {(power == PowerState.Saved ? "saved" : "paused")}: its guest hears nothing.", "Undo this, then start it, or turn it off.");
        }

        await hypervisor.ShutDownAsync(subject.Id, ct).ConfigureAwait(false);
        return Outcome.Done($"Asked {subject.Name} to shut down.");
    }
}
