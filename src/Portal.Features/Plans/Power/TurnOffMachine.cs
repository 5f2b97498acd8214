using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Turns the machine off, as by the power button.</summary>
public sealed class TurnOffMachine(Vms vms) : Step<PoweredMachine>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(PoweredMachine subject) => subject.PowerGates;

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(PoweredMachine subject, Fence fence, CancellationToken ct)
    {
        var (hypervisor, power) = await vms.LookAsync(subject, ct).ConfigureAwait(false);
        if (power is null) return Vms.Missing(subject);
        if (power == PowerState.Off) return Outcome.AlreadyDone($"{subject.Name} is off.");
        await hypervisor.TurnOffAsync(subject.Id, ct).ConfigureAwait(false);
        return Outcome.Done($"Turned {subject.Name} off.");
    }
}
