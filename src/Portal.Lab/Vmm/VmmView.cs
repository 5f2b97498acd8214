using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>A virtual machine as VMM shows it: what it remembers and what the host has.</summary>
/// <param name="Record">Null for one that VMM has only seen there.</param>
/// <param name="Host">That has it, or had it last.</param>
/// <param name="Machine">Null for one that its host does not have.</param>
internal sealed record VmmView(VmmMachineRecord? Record, WindowsHost Host, VmRecord? Machine)
{
    /// <summary>VMM's VirtualMachineState.</summary>
    public string Status => Record?.Stage switch
    {
        VmmMachineStage.CreationFailed => "CreationFailed",
        VmmMachineStage.UnderCreation => "UnderCreation",
        _ when Host.Has(Faults.Down) => "HostNotResponding",
        _ => Machine?.Power switch
        {
            null => "Missing",
            VmPower.Off => "PowerOff",
            VmPower.Running => "Running",
            VmPower.Saved => "Saved",
            _ => "Paused",
        },
    };
}
