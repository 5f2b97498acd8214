using System.Management.Automation;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>A service that host and guest share: one instance for each virtual machine.</summary>
/// <param name="name">Of the class.</param>
/// <param name="inNamespace">Of the class.</param>
/// <param name="deviceId">The service's own id, the last part of every instance's DeviceID.</param>
internal abstract class GuestComponent(string name, string inNamespace, string deviceId) : CimClass(name, "DeviceID", inNamespace)
{
    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Machines.All.Select(machine => Instance(session.Host, machine));

    public override IEnumerable<PSObject> Where(LabSession session, string property, string value)
    {
        var id = property.ToUpperInvariant() switch
        {
            "SYSTEMNAME" => value,
            "DEVICEID" when value.StartsWith("Microsoft:", StringComparison.OrdinalIgnoreCase) => value[10..].Split('\\')[0],
            _ => null,
        };
        if (id is null)
            return base.Where(session, property, value);
        return Guid.TryParseExact(id, "D", out var machine) && session.Host.Machines.Find(machine) is { } found ? [Instance(session.Host, found)] : [];
    }

    protected string DeviceId(VmRecord machine) => $"Microsoft:{VmSid.Upper(machine.Id)}\\{deviceId}";

    protected abstract PSObject Instance(IWindowsHost host, VmRecord machine);
}
