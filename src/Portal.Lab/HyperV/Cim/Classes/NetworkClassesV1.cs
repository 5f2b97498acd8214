using System.Management.Automation;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>Virtual switches.</summary>
internal sealed class VirtualSwitchV1() : CimClass("Msvm_VirtualSwitch", "Name", V1)
{
    public override IEnumerable<PSObject> All(LabSession session) =>
        session.Host.Switches.Select(name => CimObject.Of(this, ("Name", name), ("ElementName", name), ("Caption", "Virtual Switch"), ("HealthState", (ushort)5)));
}

/// <summary>Network adapters of machines.</summary>
internal sealed class EthernetPortSettingsV1() : CimClass("Msvm_SyntheticEthernetPortSettingData", "InstanceID", V1)
{
    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Machines.All.SelectMany(machine => machine.Adapters.Select(adapter => CimObject.Of(this,
        ("InstanceID", $"Microsoft:{VmSid.Upper(machine.Id)}\\{VmSid.Upper(adapter.Id)}"), ("ElementName", adapter.Name), ("ResourceType", (ushort)10),
        ("ResourceSubType", "Microsoft Synthetic Ethernet Port"), ("Address", adapter.Mac), ("StaticMacAddress", !adapter.DynamicMac))));
}
