using Portal.Imaging;
using Portal.Lab.HyperV;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Masters;

/// <summary>Makes a master of somebody's disk: a copy of its own, without parents, in a machine that is off and has one checkpoint.</summary>
internal static class MasterImport
{
    /// <summary>The checkpoint's name.</summary>
    public const string Checkpoint = "imported";

    private static readonly Lock OneAtATime = new();

    /// <summary>Imports a disk; asked again for the same one, it answers with what is there.</summary>
    /// <exception cref="Complaint">The disk, the name or the generation cannot be, or there is no room.</exception>
    public static MasterRecord Run(LabSite site, ImportOrder order, CancellationToken ct)
    {
        lock (OneAtATime)
        {
            var (file, name, host) = (order.File(), order.MachineName(), Host(site, order));
            using var disk = ForeignDisk.Open(file.FullName);
            var source = new MasterSource(file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), order.GenerationFor(disk));
            CheckFit(source, disk, host);
            return Existing(site, name, source) ?? PutUp(site, host, name, source, disk, ct);
        }
    }

    private static WindowsHost Host(LabSite site, ImportOrder order) => order.Host is null
        ? site.Hosts[0]
        : site.Find(order.Host) is { Vmm: null } host ? host : throw new Complaint("host", order.Host, "There is no such Hyper-V machine in the lab.", $"It has {string.Join(", ", site.Hosts.Select(host => host.ShortName))}.");

    private static void CheckFit(MasterSource source, VirtualDisk disk, WindowsHost host)
    {
        if (source.Generation == 2 && host.Release < WindowsRelease.Ws2012R2)
            throw new Complaint("generation", "2", $"{host.FullName} runs a Windows older than Windows Server 2012 R2, which has no Generation 2.", "Choose generation 1, or another machine.");
        if (disk.Info.LogicalSectorSize != 512 && source.Generation == 1)
            throw new Complaint("generation", "1", $"The disk has sectors of {disk.Info.LogicalSectorSize} bytes, from which Generation 1 does not start.", "Choose generation 2.");
    }

    private static MasterRecord? Existing(LabSite site, string name, MasterSource source)
    {
        var known = MasterRecord.All(site.Folder).FirstOrDefault(record => string.Equals(record.Name, name, StringComparison.OrdinalIgnoreCase) && site.Find(record.Host)?.Machines.Find(record.Id) is not null);
        if (known is null)
        {
            return site.Hosts.FirstOrDefault(host => new MasterMachine(host, name).IsTaken) is { } owner
                ? throw new Complaint("name", name, $"{owner.FullName} has a virtual machine of this name.", "Give another name.")
                : null;
        }

        return known.Source == source ? known : throw new Complaint("name", name, known.Source is null
            ? "This is a master of the lab's own." : $"There is a master of this name, made from {known.Source.Path} as it was on {known.Source.Written:u}.", "Give another name.");
    }

    private static MasterRecord PutUp(LabSite site, WindowsHost host, string name, MasterSource source, VirtualDisk disk, CancellationToken ct)
    {
        // Generation 2 starts from VHDX alone; what came as a VHD stays one otherwise, and Windows Server 2008 R2 knows no other.
        var format = source.Generation == 1 && (disk.Info.Format == DiskFormat.Vhd || host.Release < WindowsRelease.Ws2012) ? DiskFormat.Vhd : DiskFormat.Vhdx;
        var machine = new MasterMachine(host, name);
        machine.Clear();
        try
        {
            machine.Make(source.Generation, format == DiskFormat.Vhd ? ".vhd" : ".vhdx", target => DiskConversion.Flatten(disk, target, format, progress: null, ct));
            machine.Freeze(Checkpoint);
        }
        catch (RefusalException no)
        {
            machine.Clear();
            throw new Complaint("disk", source.Path, $"{host.FullName} did not take it: {no.Message}", "See to what it says, and try again.");
        }

        var record = machine.Done() with { Source = source };
        record.Write(site.Folder);
        return record;
    }
}
