using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.Vmm;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Checkpoints of a virtual machine, or of all, oldest first.</summary>
public sealed class GetSCVMCheckpoint() : VmmBody("Get-SCVMCheckpoint")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM");
        var connection = machine is null ? Connection(call) : Alive(machine.Connection);
        var machines = machine is null ? VmmMachines.All(connection).Select(view => new VM(connection, view)) : [machine];
        var found = machines.SelectMany(each => each.VMCheckpoints).Where(each => !call.Has("ID") || call.Get<Guid>("ID") == each.ID);
        foreach (var checkpoint in call.Has("MostRecent") ? found.TakeLast(1) : found) call.Write(checkpoint);
    }
}

/// <summary>Takes a checkpoint.</summary>
public sealed class NewSCVMCheckpoint() : VmmWorkBody("New-SCVMCheckpoint", "Create checkpoint")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM")!;
        var view = OnHost(machine);
        if (Run(call, machine.Connection, view.Host, machine.ID, () => MachineCheckpoint.Take(view.Host, machine.Key, call.Get<string>("Name")))) call.Write(machine.VMCheckpoints[^1]);
    }
}

/// <summary>Goes back to a checkpoint; the machine is off then.</summary>
public sealed class RestoreSCVMCheckpoint() : VmmWorkBody("Restore-SCVMCheckpoint", "Restore checkpoint")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var checkpoint = call.Get<VMCheckpoint>("VMCheckpoint")!;
        var view = OnHost(checkpoint.VM);
        if (Run(call, checkpoint.VM.Connection, view.Host, checkpoint.VM.ID, () => CheckpointRestore.To(view.Host, checkpoint.VM.Key, checkpoint.CheckpointID))) call.Write(checkpoint);
    }
}

/// <summary>Removes a checkpoint.</summary>
public sealed class RemoveSCVMCheckpoint() : VmmWorkBody("Remove-SCVMCheckpoint", "Remove checkpoint")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.Has("JobGroup")) throw VmmRefusals.NotAnswered("JobGroup");
        var checkpoint = call.Get<VMCheckpoint>("VMCheckpoint")!;
        var view = OnHost(checkpoint.VM);
        Run(call, checkpoint.VM.Connection, view.Host, checkpoint.VM.ID, () => CheckpointRemoval.Remove(view.Host, checkpoint.VM.Key, checkpoint.CheckpointID));
    }
}
