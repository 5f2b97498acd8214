using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Starts a machine; nothing to do when it runs.</summary>
public sealed class StartVM() : MachineBody("Start-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine) => MachinePower.Start(call.Session.Host, machine.Id);
}

/// <summary>Stops a machine: turned off, saved, or by its guest; one that does not answer is turned off only by force.</summary>
public sealed class StopVM() : MachineBody("Stop-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine)
    {
        var host = call.Session.Host;
        if (call.Has("TurnOff"))
            MachinePower.TurnOff(host, machine.Id);
        else if (call.Has("Save"))
            MachinePower.Move(host, machine.Id, VmPower.Saved, VmPower.Running, VmPower.Paused);
        else if (machine.Power != VmPower.Off && (call.Has("Force") || call.Agrees($"Are you sure you want to shut down the operating system in virtual machine \"{machine.Name}\"?")))
            ShutDown(call, machine);
    }

    private static void ShutDown(ICmdletCall call, VmRecord machine)
    {
        var host = call.Session.Host;
        if (GuestClock.IsUp(host, machine))
            GuestClock.ShutDownAsync(host, machine.Id).Wait(call.Stopping);
        else if (call.Has("Force"))
            MachinePower.TurnOff(host, machine.Id);
        else
            throw new RefusalException(0x80070015, $"'{machine.Name}': The shutdown integration service is not available: the device is not ready", RefusalException.InvalidState) { Category = "DeviceError" };
    }
}

/// <summary>Writes a machine's memory to disk.</summary>
public sealed class SaveVM() : MachineBody("Save-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine) => MachinePower.Move(call.Session.Host, machine.Id, VmPower.Saved, VmPower.Running, VmPower.Paused);
}

/// <summary>Pauses a machine.</summary>
public sealed class SuspendVM() : MachineBody("Suspend-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine) => MachinePower.Move(call.Session.Host, machine.Id, VmPower.Paused, VmPower.Running);
}

/// <summary>Lets a paused machine go on.</summary>
public sealed class ResumeVM() : MachineBody("Resume-VM")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine) => MachinePower.Move(call.Session.Host, machine.Id, VmPower.Running, VmPower.Paused, VmPower.PausedCritical);
}
