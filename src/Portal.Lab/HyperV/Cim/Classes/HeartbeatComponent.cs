using System.Management.Automation;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>Whether a guest shows that it lives.</summary>
internal sealed class HeartbeatComponent(string inNamespace) : GuestComponent("Msvm_HeartbeatComponent", inNamespace, "57942CE9-2D9A-4A40-8C8F-AAE0EA8B1A83")
{
    protected override PSObject Instance(IWindowsHost host, VmRecord machine) => CimObject.Of(this,
        ("SystemName", VmSid.Upper(machine.Id)), ("DeviceID", DeviceId(machine)), ("ElementName", "Heartbeat"), ("OperationalStatus", new[] { Status(host, machine) }));

    // 2 OK, 12 no contact, 15 paused.
    private static ushort Status(IWindowsHost host, VmRecord machine) => machine.Power switch
    {
        VmPower.Running when GuestClock.IsUp(host, machine) => 2,
        VmPower.Paused or VmPower.PausedCritical => 15,
        _ => 12,
    };
}
