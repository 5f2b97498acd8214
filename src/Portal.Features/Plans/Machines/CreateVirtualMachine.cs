using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>Makes the VM around its two disks, switched off.</summary>
public sealed class CreateVirtualMachine(IHosts hosts) : Step<NewMachine>
{
    /// <inheritdoc />
    public override IEnumerable<Thing> WillExist(NewMachine subject, Fence fence) => [Things.VirtualMachineAt(subject.Address, subject.Id)];

    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewMachine subject) => [Limits.Host(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewMachine subject, Fence fence, CancellationToken ct)
    {
        var hypervisor = await hosts.HypervisorAsync(subject.Connection, ct).ConfigureAwait(false);
        var vm = await hypervisor.CreateAsync(OrderOf(subject), ct).ConfigureAwait(false);
        return Outcome.Done($"The VM {vm.Name} is on {vm.Host}.", new VirtualMachineCreated(subject.Id, vm.VmId, vm.Host));
    }

    private static VmOrder OrderOf(NewMachine machine) => new(
        machine.Id, machine.Name, machine.Host, machine.Folder, machine.Generation, machine.Processors, machine.MemoryBytes, machine.Switch,
        new MacAddress(machine.Mac).ToString(), machine.DiskPath, machine.IdentityPath, machine.Clustered);
}
