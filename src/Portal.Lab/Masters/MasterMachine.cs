using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Masters;

/// <summary>Puts up a machine around a disk, as an administrator would: folder, machine, disk, checkpoints, role.</summary>
/// <param name="host">Where.</param>
/// <param name="name">How it is called.</param>
internal sealed class MasterMachine(WindowsHost host, string name)
{
    private const long Memory = 1L << 30;
    private Guid _id;

    /// <summary>Where masters lie on a machine: the cluster's volume, else its last drive.</summary>
    public string Folder => $@"{(host.Volumes.FirstOrDefault(volume => volume.Contains("ClusterStorage", StringComparison.Ordinal)) ?? host.Volumes[^1]).TrimEnd('\\')}\Masters\{name}";

    /// <summary>Whether the machine has another one of this name, which is not ours to touch.</summary>
    public bool IsTaken => host.Machines.Named(name).Any(machine => !IsOurs(machine));

    /// <summary>Removes what an interrupted attempt left.</summary>
    public void Clear()
    {
        foreach (var half in host.Machines.Named(name).Where(IsOurs))
        {
            host.Machines.Change(half.Id, machine => machine with { Clustered = false, Power = VmPower.Off });
            MachineLife.Remove(host, half.Id);
        }

        if (host.OwnFiles.FolderExists(Folder)) host.OwnFiles.DeleteFolder(Folder, withAllInIt: true);
    }

    /// <summary>Makes the disk, and the machine that has it.</summary>
    /// <param name="generation">1 or 2.</param>
    /// <param name="extension">".vhd" or ".vhdx".</param>
    /// <param name="fill">Writes the disk's file.</param>
    public void Make(int generation, string extension, Action<Stream> fill)
    {
        host.OwnFiles.MakeFolder(Folder);
        var disk = $@"{Folder}\{name}{extension}";
        NewDisk.Make(host.OwnFiles, disk, fill);
        _id = MachineLife.Make(host, name, Folder[..Folder.LastIndexOf('\\')], generation, Memory, host.Switches.Count > 0 ? host.Switches[0] : null).Id;
        MachineDisks.Attach(host, _id, new MachineDisks.Place(generation == 2 ? "SCSI" : "IDE", Number: 0, Location: 0), disk, unverified: false);
    }

    /// <summary>Freezes its disk, and goes on on another over it.</summary>
    public void Freeze(string checkpoint) => MachineCheckpoint.Take(host, _id, checkpoint);

    /// <summary>Windows path of the disk that it would write.</summary>
    public string Leaf => host.Machines.Find(_id)!.Drives[0].Path!;

    /// <summary>Makes it a role of the cluster, if there is one. The last step.</summary>
    public MasterRecord Done()
    {
        if (host.Cluster is not null) host.Machines.Change(_id, machine => machine with { Clustered = true });
        return new MasterRecord(name, host.ShortName, _id);
    }

    private bool IsOurs(VmRecord machine) => string.Equals(machine.Folder, Folder, StringComparison.OrdinalIgnoreCase);
}
