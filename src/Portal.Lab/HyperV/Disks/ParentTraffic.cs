using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>Many disks made over one parent at once: now and then one is refused, and succeeds when it is tried again.</summary>
internal static class ParentTraffic
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    /// <exception cref="RefusalException">0x80070020 for every third within a second, while the fault is set.</exception>
    public static void RefuseSporadically(IWindowsHost host, StorageJob job)
    {
        if (!host.Has(Faults.BusyParent))
            return;
        var earlier = host.Jobs.All.Count(other => other != job && other.Type == StorageJobType.Creation
            && string.Equals(other.Parent, job.Parent, StringComparison.OrdinalIgnoreCase) && job.Submitted - other.Submitted < AtOnce && other.Submitted <= job.Submitted);
        if (earlier % 3 == 2)
            throw RefusalException.Busy(job.Parent!);
    }
}
