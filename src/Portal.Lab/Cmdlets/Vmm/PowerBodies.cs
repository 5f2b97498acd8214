using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>A power action on one virtual machine.</summary>
/// <param name="name">Of the cmdlet.</param>
/// <param name="what">What its job is called.</param>
public abstract class VmmPowerBody(string name, string what) : VmmWorkBody(name, what)
{
    /// <inheritdoc />
    private protected sealed override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM")!;
        var view = OnHost(machine);
        if (Run(call, machine.Connection, view.Host, machine.ID, () => Turn(call, machine, view))) call.Write(machine);
    }

    /// <summary>What it does.</summary>
    /// <exception cref="HyperV.RefusalException">The machine is in no state for it, or the host refuses.</exception>
    private protected abstract void Turn(ICmdletCall call, VM machine, VmmView view);

    /// <exception cref="HyperV.RefusalException">It does something else.</exception>
    private protected static void Require(VM machine, VmmView view, params VmPower[] powers)
    {
        if (!powers.Contains(view.Machine!.Power)) throw VmmRefusals.WrongState(machine.Name, view.Status);
    }
}

/// <summary>Starts it.</summary>
public sealed class StartSCVirtualMachine() : VmmPowerBody("Start-SCVirtualMachine", "Start virtual machine")
{
    /// <inheritdoc />
    private protected override void Turn(ICmdletCall call, VM machine, VmmView view) => MachinePower.Start(view.Host, machine.Key);
}

/// <summary>Stops it: by its guest, by force, or with its memory on disk.</summary>
public sealed class StopSCVirtualMachine() : VmmPowerBody("Stop-SCVirtualMachine", "Stop virtual machine")
{
    /// <inheritdoc />
    private protected override void Turn(ICmdletCall call, VM machine, VmmView view)
    {
        if (call.Has("Force"))
        {
            MachinePower.TurnOff(view.Host, machine.Key);
        }
        else if (call.Has("SaveState"))
        {
            MachinePower.Move(view.Host, machine.Key, VmPower.Saved, VmPower.Running, VmPower.Paused);
        }
        else if (call.Has("DiscardSavedState"))
        {
            Require(machine, view, VmPower.Saved);
            MachinePower.TurnOff(view.Host, machine.Key);
        }
        else
        {
            ShutDown(call, machine, view);
        }
    }

    // Without any switch it is not certain what VMM does: a script says which.
    private static void ShutDown(ICmdletCall call, VM machine, VmmView view)
    {
        if (!call.Has("Shutdown")) throw VmmRefusals.Invalid("Say -Shutdown, -Force, -SaveState or -DiscardSavedState.");
        Require(machine, view, VmPower.Running);
        if (!GuestClock.IsUp(view.Host, view.Machine!))
            throw VmmRefusals.Of(1738, $"The virtual machine {machine.Name} cannot be shut down, because its virtualization guest services do not respond. Stop it by force.");
        var going = GuestClock.ShutDownAsync(view.Host, machine.Key);
        if (!call.Has("RunAsynchronously")) going.Wait(call.Stopping);
    }
}

/// <summary>Pauses it.</summary>
public sealed class SuspendSCVirtualMachine() : VmmPowerBody("Suspend-SCVirtualMachine", "Pause virtual machine")
{
    /// <inheritdoc />
    private protected override void Turn(ICmdletCall call, VM machine, VmmView view) => MachinePower.Move(view.Host, machine.Key, VmPower.Paused, VmPower.Running);
}

/// <summary>Lets it go on.</summary>
public sealed class ResumeSCVirtualMachine() : VmmPowerBody("Resume-SCVirtualMachine", "Resume virtual machine")
{
    /// <inheritdoc />
    private protected override void Turn(ICmdletCall call, VM machine, VmmView view) => MachinePower.Move(view.Host, machine.Key, VmPower.Running, VmPower.Paused, VmPower.PausedCritical);
}

/// <summary>As by the reset button.</summary>
public sealed class ResetSCVirtualMachine() : VmmPowerBody("Reset-SCVirtualMachine", "Reset virtual machine")
{
    /// <inheritdoc />
    private protected override void Turn(ICmdletCall call, VM machine, VmmView view)
    {
        Require(machine, view, VmPower.Running, VmPower.Paused, VmPower.PausedCritical);
        MachinePower.TurnOff(view.Host, machine.Key);
        MachinePower.Start(view.Host, machine.Key);
    }
}
