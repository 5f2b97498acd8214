using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Starts the machine; goes on where it was saved or paused.</summary>
public sealed class StartMachine(Vms vms) : Step<PoweredMachine>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(PoweredMachine subject) => subject.PowerGates;

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(PoweredMachine subject, Fence fence, CancellationToken ct)
    {
        var (hypervisor, power) = await vms.LookAsync(subject, ct).ConfigureAwait(false);
        if (power is null) return Vms.Missing(subject);
        if (power == PowerState.Running) return Outcome.AlreadyDone($"{subject.Name} is running.");
        await hypervisor.StartAsync(subject.Id, ct).ConfigureAwait(false);
        return Outcome.Done($"Started {subject.Name}.");
    }
}
