using System.Globalization;
using System.Management.Automation;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>
/// The hardware of machines and of their checkpoints, as far as it is disks: controllers, the drives on them (their Address is the slot), and
/// in each drive a disk, whose Connection is the file. Each names the one that holds it by its path.
/// </summary>
internal sealed class ResourceSettingsV1() : CimClass("Msvm_ResourceAllocationSettingData", "InstanceID", V1)
{
    private const string Ide = "83F8638B-8DCA-4152-9EDA-2CA8B33039B4";
    private const int IdeControllers = 2;

    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Machines.All.SelectMany(machine =>
        machine.Snapshots.SelectMany(snapshot => Of(session.Host, machine, snapshot.Id, snapshot.Drives)).Concat(Of(session.Host, machine, machine.Id, machine.Drives)));

    private IEnumerable<PSObject> Of(IWindowsHost host, VmRecord machine, Guid owner, IReadOnlyList<VmDrive> drives)
    {
        for (var number = 0; number < IdeControllers; number++)
            yield return Controller(Id(owner, "IDE", number), 5, "Microsoft Emulated IDE Controller", number);
        for (var number = 0; number < machine.ScsiControllers; number++)
            yield return Controller(Id(owner, "SCSI", number), 6, "Microsoft Synthetic SCSI Controller", number);
        foreach (var drive in drives)
        {
            var controller = Id(owner, drive.Controller, drive.Number);
            var place = string.Create(CultureInfo.InvariantCulture, $"{controller}\\{drive.Location}");
            yield return CimObject.Of(this, ("InstanceID", $"{place}\\D"), ("ElementName", "Hard Drive"), ("ResourceType", (ushort)22), ("ResourceSubType", "Microsoft Synthetic Disk Drive"),
                ("Address", drive.Location.ToString(CultureInfo.InvariantCulture)), ("Parent", CimObject.Path(this, host.ShortName, controller)), ("Connection", null));
            if (drive.Path is { } file)
                yield return CimObject.Of(this, ("InstanceID", $"{place}\\L"), ("ElementName", "Hard Disk Image"), ("ResourceType", (ushort)21), ("ResourceSubType", "Microsoft Virtual Hard Disk"),
                    ("Address", ""), ("Parent", CimObject.Path(this, host.ShortName, $"{place}\\D")), ("Connection", new[] { file }));
        }
    }

    private PSObject Controller(string id, int type, string subType, int number) => CimObject.Of(this, ("InstanceID", id), ("ElementName", subType["Microsoft ".Length..]),
        ("ResourceType", (ushort)type), ("ResourceSubType", subType), ("Address", number.ToString(CultureInfo.InvariantCulture)), ("Parent", null), ("Connection", null));

    // Those of IDE are the same in every machine; those of SCSI are not on a real host, where nobody may take them apart.
    private static string Id(Guid owner, string controller, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Microsoft:{VmSid.Upper(owner)}\\{(controller == "IDE" ? Ide : VmSid.Upper(owner))}\\{number}");
}
