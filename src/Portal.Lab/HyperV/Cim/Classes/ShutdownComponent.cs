using System.Management.Automation;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The way to ask a guest to shut down.</summary>
internal sealed class ShutdownComponent(string inNamespace) : GuestComponent("Msvm_ShutdownComponent", inNamespace, "9F8233AC-BE49-4C79-8EE3-E7E1985B2077")
{
    protected override PSObject Instance(IWindowsHost host, VmRecord machine) => CimObject.Of(this,
        ("SystemName", VmSid.Upper(machine.Id)), ("DeviceID", DeviceId(machine)), ("ElementName", "Shutdown"),
        ("OperationalStatus", new[] { (ushort)(GuestClock.IsUp(host, machine) ? 2 : 12) }));

    public override PSObject Call(LabSession session, PSObject instance, string method, IReadOnlyDictionary<string, object?> arguments)
    {
        if (!string.Equals(method, "InitiateShutdown", StringComparison.OrdinalIgnoreCase))
            return base.Call(session, instance, method, arguments);
        if (arguments.GetValueOrDefault("Reason") is not string { Length: > 0 })
            return CimObject.Result(RefusalException.InvalidParameter);
        var machine = session.Host.Machines.Find(Guid.Parse(CimObject.Text(instance, "SystemName")!));
        if (machine is null || !GuestClock.IsUp(session.Host, machine))
            return CimObject.Result(RefusalException.InvalidState);
        _ = GuestClock.ShutDownAsync(session.Host, machine.Id);
        return CimObject.Result(0);
    }
}
