using System.Management.Automation;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The host itself, and every virtual machine on it.</summary>
internal class ComputerSystem(string inNamespace = CimClass.V2) : CimClass("Msvm_ComputerSystem", "Name", inNamespace)
{
    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Machines.All.Select(Machine).Prepend(Host(session.Host));

    public override IEnumerable<PSObject> Where(LabSession session, string property, string value)
    {
        var (host, machines) = (session.Host, session.Host.Machines);
        if (string.Equals(property, "Name", StringComparison.OrdinalIgnoreCase))
            return Guid.TryParseExact(value, "D", out var id) ? machines.Find(id) is { } one ? [Machine(one)] : [] : HostNamed(host, value);
        if (string.Equals(property, "ElementName", StringComparison.OrdinalIgnoreCase))
            return machines.Named(value).Select(Machine).Concat(HostNamed(host, value));
        return base.Where(session, property, value);
    }

    /// <summary>EnabledState.</summary>
    protected virtual ushort State(VmPower power) => (ushort)power;

    private IEnumerable<PSObject> HostNamed(IWindowsHost host, string name) =>
        string.Equals(host.ShortName, name, StringComparison.OrdinalIgnoreCase) ? [Host(host)] : [];

    private PSObject Host(IWindowsHost host) => CimObject.Of(this,
        ("Caption", "Hosting Computer System"), ("Description", "Microsoft Hosting Computer System"), ("ElementName", host.ShortName.ToUpperInvariant()),
        ("Name", host.ShortName.ToUpperInvariant()), ("EnabledState", (ushort)2), ("HealthState", (ushort)5));

    private PSObject Machine(VmRecord machine) => CimObject.Of(this,
        ("Caption", "Virtual Machine"), ("Description", "Microsoft Virtual Computer System"), ("ElementName", machine.Name), ("Name", VmSid.Upper(machine.Id)),
        ("EnabledState", State(machine.Power)), ("HealthState", (ushort)(machine.Power == VmPower.PausedCritical ? 25 : 5)),
        ("InstallDate", machine.Created.LocalDateTime));
}
