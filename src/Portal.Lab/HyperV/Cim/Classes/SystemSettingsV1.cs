using System.Management.Automation;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>What machines are set to: an instance for each machine as it is (SettingType 3), and one for each of its checkpoints (5).</summary>
internal sealed class SystemSettingsV1() : CimClass("Msvm_VirtualSystemSettingData", "InstanceID", V1)
{
    public override IEnumerable<PSObject> All(LabSession session) =>
        session.Host.Machines.All.SelectMany(machine => machine.Snapshots.Select(snapshot => Checkpoint(session.Host, machine, snapshot)).Prepend(Current(session.Host, machine)));

    private PSObject Current(IWindowsHost host, VmRecord machine) =>
        Settings(host, machine, machine.Id, 3, machine.Name, machine.Created, machine.SnapshotParent);

    private PSObject Checkpoint(IWindowsHost host, VmRecord machine, VmSnapshot snapshot) =>
        Settings(host, machine, snapshot.Id, 5, snapshot.Name, snapshot.Created, snapshot.Parent);

    private PSObject Settings(IWindowsHost host, VmRecord machine, Guid id, int type, string name, DateTimeOffset made, Guid? parent) => CimObject.Of(this,
        ("InstanceID", InstanceId(id)), ("SystemName", VmSid.Upper(machine.Id)), ("SettingType", (ushort)type), ("ElementName", name), ("Notes", machine.Notes),
        ("CreationTime", made.LocalDateTime), ("Parent", parent is { } before ? PathOf(host, InstanceId(before)) : null));

    private static string InstanceId(Guid id) => $"Microsoft:{VmSid.Upper(id)}";

    private string PathOf(IWindowsHost host, string instanceId) => CimObject.Path(this, host.ShortName, instanceId);
}
