using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Starts and stops machines.</summary>
internal static class MachinePower
{
    /// <summary>As by the power button.</summary>
    public static void TurnOff(IWindowsHost host, Guid id)
    {
        host.Machines.Change(id, machine => machine.Power == VmPower.Off ? machine : machine with { Power = VmPower.Off, Started = null, Guest = null });
        host.Held.Let(id);
    }
}
