using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Drives of machines, or of a checkpoint.</summary>
public sealed class GetVMHardDiskDrive() : CmdletBody("Get-VMHardDiskDrive")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        if (call.Get<VMSnapshot>("VMSnapshot") is { } snapshot)
        {
            Write(call, snapshot.Machine, snapshot.Drives);
            return;
        }

        foreach (var machine in Named.Machines(call, "VMName"))
            Write(call, machine, machine.Drives);
    }

    private static void Write(ICmdletCall call, VmRecord machine, IEnumerable<VmDrive> drives)
    {
        foreach (var drive in drives)
        {
            if ((!call.Has("ControllerType") || call.Get<string>("ControllerType") == drive.Controller)
                && (!call.Has("ControllerNumber") || call.Get<int>("ControllerNumber") == drive.Number)
                && (!call.Has("ControllerLocation") || call.Get<int>("ControllerLocation") == drive.Location))
                call.Write(new HardDiskDrive(machine, drive));
        }
    }
}

/// <summary>Attaches a disk.</summary>
public sealed class AddVMHardDiskDrive() : MachineBody("Add-VMHardDiskDrive", "VMName")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine)
    {
        if (call.Has("DiskNumber"))
            throw RefusalException.Unsupported("The lab has no disks of the host to hand through");
        var place = new MachineDisks.Place(call.Get<string>("ControllerType"), call.Has("ControllerNumber") ? call.Get<int>("ControllerNumber") : null,
            call.Has("ControllerLocation") ? call.Get<int>("ControllerLocation") : null);
        MachineDisks.Attach(call.Session.Host, machine.Id, place, call.Get<string>("Path"), call.Has("AllowUnverifiedPaths"));
    }

    /// <inheritdoc />
    private protected override object Passed(ICmdletCall call, VmRecord machine) => new HardDiskDrive(machine, machine.Drives[^1]);
}

/// <summary>Takes drives off. Their files stay.</summary>
public sealed class RemoveVMHardDiskDrive() : CmdletBody("Remove-VMHardDiskDrive")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        foreach (var drive in call.All<HardDiskDrive>("VMHardDiskDrive"))
            MachineDisks.Detach(call.Session.Host, drive.VMId, drive.Component);
        foreach (var machine in Named.Machines(call, "VMName"))
        {
            var place = (call.Get<string>("ControllerType"), call.Get<int>("ControllerNumber"), call.Get<int>("ControllerLocation"));
            var drive = machine.Drives.FirstOrDefault(each => (each.Controller, each.Number, each.Location) == place) ?? throw RefusalException.Gone("The hard disk drive");
            MachineDisks.Detach(call.Session.Host, machine.Id, drive.Id);
        }
    }
}
