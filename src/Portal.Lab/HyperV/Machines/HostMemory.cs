using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Memory of a host that machines may have.</summary>
internal static class HostMemory
{
    private const long OfTheHostItself = 2L << 30;

    /// <summary>Bytes left, at least 0.</summary>
    public static long Free(IWindowsHost host) => Math.Max(0, host.MemoryBytes - OfTheHostItself - host.Machines.MemoryInUse);
}
