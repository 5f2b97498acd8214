using Portal.Imaging;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>Makes a virtual machine on a host, as the host's own cmdlets would. What fails half way stays there, and VMM shows it as failed until somebody repairs it.</summary>
internal static class MachineMaking
{
    /// <returns>The host's id of the machine.</returns>
    /// <exception cref="RefusalException">Refused before anything was made, or failed on the way.</exception>
    public static Guid Make(VmmServer server, MachineOrder order)
    {
        MachineCheck.Check(server, order);
        var adapters = Adapters(server, order);
        var record = new VmmMachineRecord(Guid.NewGuid(), order.Host.ShortName, order.Name) { Description = order.Description, Stage = VmmMachineStage.CreationFailed };
        try
        {
            var machine = MachineLife.Make(order.Host, order.Name, order.Path, order.Generation, order.Memory.Startup, switchName: null);
            record = record with { VmId = machine.Id };
            server.Database.Put(record with { Stage = VmmMachineStage.UnderCreation });
            order.Host.Machines.Change(machine.Id, made => Equipped(made, order, adapters));
            AddDrives(server, order, machine.Id);
            if (order.HighlyAvailable) order.Host.Machines.Change(machine.Id, made => made with { Clustered = true });
            server.Database.Put(record with { Stage = VmmMachineStage.Made });
            return machine.Id;
        }
        catch
        {
            server.Database.Put(record);
            throw;
        }
    }

    /// <summary>Puts a drive on a machine; makes its disk where it shall be a new one.</summary>
    /// <exception cref="RefusalException">Whatever the host says.</exception>
    public static void AddDrive(WindowsHost host, Guid machine, WaitingDrive drive)
    {
        var folder = drive.Folder ?? MachinePower.Existing(host, machine).Folder;
        var path = MachineCheck.PathOf(folder, drive.File);
        if (drive.NewSize is { } size) MakeDisk(host, folder, path, size);
        MachineDisks.Attach(host, machine, new(drive.Controller, drive.Bus, drive.Lun), path, unverified: false);
    }

    private static List<VmAdapter> Adapters(VmmServer server, MachineOrder order)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. order.Parts.Adapters.Select(adapter => VmmMacs.Adapter(server, adapter, given))];
    }

    private static VmRecord Equipped(VmRecord made, MachineOrder order, IReadOnlyList<VmAdapter> adapters) => made with
    {
        Notes = order.Description, Processors = order.Processors, Memory = order.Memory, Adapters = adapters, ScsiControllers = order.Parts.ScsiAdapters,
        AutomaticStartAction = order.StartAction ?? made.AutomaticStartAction, AutomaticStopAction = order.StopAction ?? made.AutomaticStopAction,
    };

    private static void AddDrives(VmmServer server, MachineOrder order, Guid machine)
    {
        foreach (var (at, drive) in order.Parts.Drives.Index())
        {
            if (at == 1) FailWhereAsked(server);
            AddDrive(order.Host, machine, drive);
        }

        FailWhereAsked(server);
    }

    private static void FailWhereAsked(VmmServer server)
    {
        if (server.Machine.Has(Faults.CreateFails)) throw RefusalException.WrongState("The virtual machine configuration could not be changed");
    }

    // VMM makes folders on the volumes of a host. On a share somebody else has to.
    private static void MakeDisk(WindowsHost host, string folder, string path, long size)
    {
        if (!folder.StartsWith(@"\\", StringComparison.Ordinal)) host.OwnFiles.MakeFolder(folder);
        var settings = new HardDiskSettings(DiskKind.Dynamic, DiskName.FormatOf(path), path, ParentPath: null, size, BlockSize: 0, LogicalSector: 0, PhysicalSector: 0);
        var job = DiskCreation.Start(host, host.OwnFiles, settings);
        job.Completion.Wait();
        if (job.Now.Why is { } why) throw why;
    }
}
