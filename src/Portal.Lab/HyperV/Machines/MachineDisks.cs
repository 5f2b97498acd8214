using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Puts disks on machines and takes them off.</summary>
internal static class MachineDisks
{
    private const int IdeControllers = 2, IdeLocations = 2, ScsiLocations = 64;

    /// <summary>A place on a controller; null parts are for the host to choose.</summary>
    internal sealed record Place(string? Controller, int? Number, int? Location);

    /// <summary>Attaches a disk, and gives the machine's own account the rights to open it and its parents.</summary>
    /// <exception cref="RefusalException">No such place, one that is taken, a file that is missing or cannot be a disk of this machine.</exception>
    public static VmDrive Attach(IWindowsHost host, Guid id, Place place, string? path, bool unverified)
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            var (controller, number, location) = Free(machine, place);
            if (controller == "IDE" && machine.Power != VmPower.Off)
                throw RefusalException.WrongState($"'{machine.Name}': Disks of an IDE controller cannot be added or removed while the virtual machine is running or saved");
            if (path is not null)
                Admit(host, machine, path, unverified);

            var drive = new VmDrive(Guid.NewGuid(), controller, number, location, path);
            var after = machine with { Drives = [.. machine.Drives.Append(drive).OrderBy(each => (each.Controller, each.Number, each.Location))] };
            host.Held.Exchange(machine, after, host.OwnFiles);
            host.Machines.Change(id, _ => after);
            return drive;
        }
    }

    /// <summary>Takes a drive off. Its file stays.</summary>
    /// <exception cref="RefusalException">0x80070490, 0x8007139F.</exception>
    public static void Detach(IWindowsHost host, Guid id, Guid drive)
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            var found = machine.Drives.FirstOrDefault(each => each.Id == drive) ?? throw RefusalException.Gone("The hard disk drive");
            if (found.Controller == "IDE" && machine.Power != VmPower.Off)
                throw RefusalException.WrongState($"'{machine.Name}': Disks of an IDE controller cannot be added or removed while the virtual machine is running or saved");
            var after = machine with { Drives = [.. machine.Drives.Where(each => each.Id != drive)] };
            host.Held.Exchange(machine, after, host.OwnFiles);
            host.Machines.Change(id, _ => after);
        }
    }

    /// <summary>On local disks and cluster volumes: an entry for the machine on its disk and on every parent that not all machines may read. On a share the file server knows no such account.</summary>
    public static void Grant(IHostFiles files, VmRecord machine, string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            return;
        var (sid, chain) = (VmSid.Of(machine.Id), DiskChain.Paths(files, path));
        for (var level = chain.Count - 1; level > 0; level--)
        {
            if (!files.Rights(chain[level]).Entries.Any(entry => entry.Sid == VmSid.AllMachines && !entry.Deny))
                files.Grant(chain[level], new AclEntry(sid, FileAccessKind.Read, Inherits: false));
        }

        files.Grant(path, new AclEntry(sid, FileAccessKind.Modify, Inherits: false));
    }

    private static void Admit(IWindowsHost host, VmRecord machine, string path, bool unverified)
    {
        if (DiskName.FormatOf(path) == DiskFormat.Vhd && machine.Generation == 2)
            throw RefusalException.Invalid($"'{path}': A virtual machine of Generation 2 does not take disks in VHD format");
        DiskName.CheckOn(host.Release, path);
        var files = host.OwnFiles;
        if (!files.FileExists(path))
        {
            if (unverified)
                return;
            throw files.FolderExists(DiskName.Folder(path)) ? RefusalException.NoFile(path) : RefusalException.NoFolder(path);
        }

        files.RefuseUnfitForDisks(path);
        Grant(files, machine, path);
    }

    private static (string Controller, int Number, int Location) Free(VmRecord machine, Place place)
    {
        var places = Places(machine).Where(each => Fits(place.Controller, each.Controller) && (place.Number ?? each.Number) == each.Number && (place.Location ?? each.Location) == each.Location).ToList();
        if (places.Count == 0)
            throw RefusalException.Invalid($"'{machine.Name}': There is no place {place.Controller} {place.Number}/{place.Location} for a disk");
        return places.Where(each => !machine.Drives.Any(drive => (drive.Controller, drive.Number, drive.Location) == each)).Select(each => ((string, int, int)?)each).FirstOrDefault()
            ?? throw new RefusalException(0x800700AA, $"'{machine.Name}': The place {place.Controller} {place.Number}/{place.Location} has a disk already") { Category = "ResourceExists" };
    }

    private static bool Fits(string? asked, string controller) => asked is null || string.Equals(asked, controller, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Controller, int Number, int Location)> Places(VmRecord machine)
    {
        for (var number = 0; machine.Generation == 1 && number < IdeControllers; number++)
        {
            for (var location = 0; location < IdeLocations; location++)
                yield return ("IDE", number, location);
        }

        for (var number = 0; number < machine.ScsiControllers; number++)
        {
            for (var location = 0; location < ScsiLocations; location++)
                yield return ("SCSI", number, location);
        }
    }
}
