using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>The fault that lets jobs of the image service fail half way.</summary>
internal static class JobFailure
{
    /// <exception cref="RefusalException">0x80004005 while the fault is set.</exception>
    public static void FailWhereAsked(IWindowsHost host, string path)
    {
        if (host.Has(Faults.JobFails))
            throw new RefusalException(0x80004005, $"'{path}': Unspecified error");
    }
}
