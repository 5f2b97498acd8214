using Portal.Lab.HyperV.Machines;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>What VMM refuses before it has made anything.</summary>
internal static class MachineCheck
{
    /// <exception cref="HyperV.RefusalException">The host takes nothing, or the order cannot be.</exception>
    public static void Check(VmmServer server, MachineOrder order)
    {
        CheckHost(server, order);
        MachineSettings.CheckMemory(order.Host, order.Memory.Startup);
        MachineSettings.CheckProcessors(order.Host, order.Generation, order.Processors);
        foreach (var drive in order.Parts.Drives) CheckDrive(server, order.Host, drive);
        var places = order.Parts.Drives.Select(drive => (drive.Controller, drive.Bus, drive.Lun)).ToList();
        if (places.Count != places.Distinct().Count()) throw VmmRefusals.Invalid("Two disks of the job group have the same bus and LUN.");
        if (places.Exists(place => place.Controller == "IDE") && order.Generation == 2) throw VmmRefusals.Invalid("A virtual machine of generation 2 has no IDE devices.");
        if (places.Exists(place => place.Controller == "SCSI" && place.Bus >= order.Parts.ScsiAdapters)) throw VmmRefusals.Invalid("A disk is on a SCSI adapter that the job group does not have.");
        foreach (var name in order.Parts.Adapters.Select(adapter => adapter.Switch).OfType<string>())
        {
            if (!order.Host.Switches.Contains(name, StringComparer.OrdinalIgnoreCase)) throw VmmRefusals.Invalid($"The host {order.Host.FullName} has no virtual network {name}.");
        }
    }

    /// <summary>A disk that is there must have been seen; one that shall be made needs a folder, which VMM makes on a host's own volumes.</summary>
    /// <exception cref="HyperV.RefusalException">It is missing, or came after the last look.</exception>
    public static void CheckDrive(VmmServer server, WindowsHost host, WaitingDrive drive)
    {
        if (drive.NewSize is not null) return;
        var path = PathOf(drive.Folder!, drive.File);
        if (!host.OwnFiles.FileExists(path) || !server.Sight.Saw(host, path)) throw VmmRefusals.NoFile(host.FullName, path);
    }

    public static string PathOf(string folder, string file) => $@"{folder.TrimEnd('\\')}\{file}";

    private static void CheckHost(VmmServer server, MachineOrder order)
    {
        if (order.Host.Has(Faults.Paused)) throw VmmRefusals.Invalid($"The host {order.Host.FullName} is in maintenance mode and takes no virtual machines.");
        if (order.Generation == 2 && order.Host.Release < WindowsRelease.Ws2012R2) throw VmmRefusals.Invalid($"The host {order.Host.FullName} does not support virtual machines of generation 2.");
        if (!order.HighlyAvailable) return;
        if (order.Host.Cluster is null) throw VmmRefusals.Invalid($"The host {order.Host.FullName} is in no cluster; the virtual machine cannot be highly available.");
        foreach (var path in order.Parts.Drives.Select(drive => drive.Folder ?? order.Path).Append(order.Path))
        {
            if (!IsShared(path)) throw VmmRefusals.Invalid($"The path {path} is not on storage that all nodes of the cluster have; the virtual machine cannot be highly available.");
        }
    }

    private static bool IsShared(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith(@"C:\ClusterStorage\", StringComparison.OrdinalIgnoreCase);
}
