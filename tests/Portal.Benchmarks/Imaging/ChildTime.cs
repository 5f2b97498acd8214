using System.Runtime.InteropServices;

namespace Portal.Benchmarks.Imaging;

/// <summary>CPU of all programs that this process started and that have ended. Linux.</summary>
internal static class ChildTime
{
    private const int Children = -1;

    public static TimeSpan Now
    {
        get
        {
            // struct rusage: seconds and microseconds of user time, then of system time, then fourteen numbers more.
            var usage = new long[18];
            return GetResourceUsage(Children, usage) == 0
                ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
                : throw new InvalidOperationException("getrusage gave no answer.");
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
