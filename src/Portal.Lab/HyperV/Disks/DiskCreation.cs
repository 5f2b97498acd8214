using Portal.Imaging;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>CreateVirtualHardDisk: an empty dynamic disk, or one over a parent.</summary>
internal static class DiskCreation
{
    // What a host does for any new disk, whatever its size: a third of a second.
    private const long Effort = 64_000_000;

    /// <summary>Starts it; at pace 0 it has ended when this returns.</summary>
    /// <exception cref="RefusalException">What is refused before any work: 32770, 32773.</exception>
    public static StorageJob Start(IWindowsHost host, IHostFiles files, HardDiskSettings settings)
    {
        NewDisk.Check(host.Release, settings);
        if (settings.Kind == DiskKind.Differencing)
        {
            if (settings.ParentPath is null)
                throw RefusalException.Invalid("A differencing disk needs a ParentPath.");
            if (DiskName.FormatOf(settings.ParentPath) != settings.Format)
                throw RefusalException.Invalid($"'{settings.Path}' and its parent '{settings.ParentPath}' differ in format.");
        }
        else if (settings.Size <= 0)
        {
            throw RefusalException.Invalid("A disk without a parent needs a MaxInternalSize.");
        }

        return host.Jobs.Start(StorageJobType.Creation, settings.Path, settings.ParentPath, atOnce: host.Pace == 0, (job, ct) => Create(host, files, settings, job, ct));
    }

    private static void Create(IWindowsHost host, IHostFiles files, HardDiskSettings settings, StorageJob job, CancellationToken ct)
    {
        files.RefuseUnfitForDisks(settings.Path);
        if (settings.ParentPath is not null)
            ParentTraffic.RefuseSporadically(host, job);
        var pace = new JobPace(host, ct);
        NewDisk.Make(files, settings.Path, target =>
        {
            _ = settings.ParentPath is { } parent ? Differencing(files, settings, parent, target) : Dynamic(settings, target);
            pace.WaitFor(Effort);
            JobFailure.FailWhereAsked(host, settings.Path);
        });
    }

    private static DiskInfo Differencing(IHostFiles files, HardDiskSettings settings, string parentPath, Stream target)
    {
        using var parent = DiskChain.Open(files, parentPath);
        var locator = new ParentLocator(Guid.Empty, ParentPaths.Relative(settings.Path, parentPath), VolumePath: null, AbsolutePath: parentPath);
        return settings.Format == DiskFormat.Vhdx
            ? VhdxWriter.CreateDifferencing(target, parent.Info, locator, NewDisk.Options(settings))
            : VhdWriter.CreateDifferencing(target, parent.Info, locator, NewDisk.Options(settings));
    }

    private static DiskInfo Dynamic(HardDiskSettings settings, Stream target)
    {
        // Sizes are rounded up to whole sectors.
        var size = (settings.Size + 511) / 512 * 512;
        return settings.Format == DiskFormat.Vhdx
            ? VhdxWriter.CreateDynamic(target, size, NewDisk.Options(settings))
            : VhdWriter.CreateDynamic(target, size, NewDisk.Options(settings));
    }
}
