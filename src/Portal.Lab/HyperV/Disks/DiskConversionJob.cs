using Portal.Imaging;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>ConvertVirtualHardDisk: a chain flattened into a new dynamic disk. The source is read and never changed.</summary>
internal static class DiskConversionJob
{
    /// <summary>Starts it, and returns at once.</summary>
    /// <exception cref="RefusalException">What is refused before any work: 32770, 32773.</exception>
    public static StorageJob Start(IWindowsHost host, IHostFiles files, string sourcePath, HardDiskSettings settings)
    {
        NewDisk.Check(host.Release, settings);
        DiskName.CheckOn(host.Release, sourcePath);
        if (settings.Kind != DiskKind.Dynamic)
            throw RefusalException.Invalid("The result of a conversion is a dynamic disk here.");
        return host.Jobs.Start(StorageJobType.Conversion, settings.Path, sourcePath, atOnce: false, (job, ct) => Convert(host, files, sourcePath, settings, job, ct));
    }

    private static void Convert(IWindowsHost host, IHostFiles files, string sourcePath, HardDiskSettings settings, StorageJob job, CancellationToken ct)
    {
        files.RefuseUnfitForDisks(settings.Path);
        using var source = DiskChain.Open(files, sourcePath);
        NewDisk.CheckSize(settings, source.Length);
        var data = source.Extents().Sum(extent => extent.Length);
        NewDisk.Make(files, settings.Path, target =>
            DiskConversion.Flatten(source, target, settings.Format, new Progress(host, job, source.Length, data, ct), ct, NewDisk.Options(settings)));
    }

    // The copy reports where it is; the job tells percentages, and a real host needs time for each.
    private sealed class Progress(IWindowsHost host, StorageJob job, long length, long data, CancellationToken ct) : IProgress<long>
    {
        private readonly JobPace _pace = new(host, ct);

        public void Report(long value)
        {
            var share = (double)value / length;
            job.Report((int)(share * 100));
            _pace.WaitFor((long)(data * share));
            if (share >= 0.5)
                JobFailure.FailWhereAsked(host, job.Child);
        }
    }
}
