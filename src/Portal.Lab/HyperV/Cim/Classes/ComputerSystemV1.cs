using Portal.Lab.HyperV.State;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The host and its machines on Windows Server 2008 R2, with numbers of its own for paused and saved.</summary>
internal sealed class ComputerSystemV1() : ComputerSystem(V1)
{
    protected override ushort State(VmPower power) => power switch
    {
        VmPower.Paused or VmPower.PausedCritical => 32768,
        VmPower.Saved => 32769,
        _ => base.State(power),
    };
}
