using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Removes a machine, and never a disk.</summary>
public sealed class RemoveVM() : MachineBody("Remove-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine)
    {
        if (call.Has("Force") || call.Agrees($"Are you sure you want to remove virtual machine \"{machine.Name}\"?"))
            MachineLife.Remove(call.Session.Host, machine.Id);
    }
}
