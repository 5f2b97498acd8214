using Portal.Domain.Hosts;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Looks at a machine's VM before something is done to it.</summary>
public sealed class Vms(IHosts hosts)
{
    /// <summary>The connection's hypervisor, and what the VM does.</summary>
    /// <returns>No VM when no host has it: then nothing can be done.</returns>
    internal async Task<(IHypervisor Hypervisor, PowerState? Power)> LookAsync(PoweredMachine machine, CancellationToken ct)
    {
        var hypervisor = await hosts.HypervisorAsync(machine.Connection, ct).ConfigureAwait(false);
        return (hypervisor, (await hypervisor.FindAsync(machine.Id, ct).ConfigureAwait(false))?.Power);
    }

    /// <summary>No host has it.</summary>
    internal static Outcome Missing(PoweredMachine machine) =>
        Outcome.Failed($"No host has a VM of {machine.Name}.", "It was deleted outside the portal: undo this, then remove the machine and add another.");
}
