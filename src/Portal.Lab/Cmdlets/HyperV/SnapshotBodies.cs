using System.Management.Automation;
using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Checkpoints of machines, oldest first.</summary>
public sealed class GetVMSnapshot() : CmdletBody("Get-VMSnapshot")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        var host = call.Session.Host;
        if (call.Has("ChildOf") || call.Has("ParentOf"))
            throw RefusalException.Unsupported("The lab answers checkpoints by machine and by id");
        var (name, kind) = (WildcardPattern.Get(call.Get<string>("Name") ?? "*", WildcardOptions.IgnoreCase), call.Get<string>("SnapshotType"));
        foreach (var machine in call.Has("Id") ? host.Machines.All : Named.Machines(call, "VMName"))
        {
            foreach (var snapshot in machine.Snapshots)
            {
                if (name.IsMatch(snapshot.Name) && (kind is null || kind == snapshot.Kind) && (!call.Has("Id") || call.Get<Guid>("Id") == snapshot.Id))
                    call.Write(new VMSnapshot(host, machine, snapshot));
            }
        }
    }
}

/// <summary>Takes a checkpoint.</summary>
public sealed class CheckpointVM() : MachineBody("Checkpoint-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine) => MachineCheckpoint.Take(call.Session.Host, machine.Id, call.Get<string>("SnapshotName"));

    /// <inheritdoc />
    private protected override object Passed(ICmdletCall call, VmRecord machine) => new VMSnapshot(call.Session.Host, machine, machine.Snapshots[^1]);
}

/// <summary>Brings machines back to a checkpoint.</summary>
public sealed class RestoreVMSnapshot() : CmdletBody("Restore-VMSnapshot")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        if (call.Get<VMSnapshot>("VMSnapshot") is not { } snapshot)
            throw RefusalException.Unsupported("The lab answers -VMSnapshot: a name may belong to several checkpoints");
        MachineCheckpoint.Restore(call.Session.Host, snapshot.Machine.Id, snapshot.Id);
    }
}
