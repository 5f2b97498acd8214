using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Bounds of what a machine can be set to.</summary>
internal static class MachineSettings
{
    private const long LeastMemory = 32L << 20;

    /// <exception cref="RefusalException">0x80070057.</exception>
    public static void CheckMemory(IWindowsHost host, long bytes)
    {
        var most = host.Release >= WindowsRelease.Ws2016 ? 12L << 40 : host.Release >= WindowsRelease.Ws2012 ? 1L << 40 : 64L << 30;
        if (bytes < LeastMemory || bytes > most)
            throw RefusalException.Invalid($"Invalid memory: {bytes} bytes are not between {LeastMemory >> 20} MB and {most >> 30} GB");
        if (bytes % (2 << 20) != 0)
            throw RefusalException.Invalid($"Invalid memory: {bytes} bytes are not a multiple of 2 MB");
    }

    /// <exception cref="RefusalException">0x80070057.</exception>
    public static void CheckProcessors(IWindowsHost host, int generation, long count)
    {
        var most = host.Release >= WindowsRelease.Ws2016 && generation == 2 ? 240 : host.Release >= WindowsRelease.Ws2012 ? 64 : 4;
        if (count < 1 || count > most)
            throw RefusalException.Invalid($"Invalid number of processors: {count} is not between 1 and {most}");
    }

    /// <summary>The switch's name as it is written on the host.</summary>
    /// <exception cref="RefusalException">0x80070057.</exception>
    public static string Switch(IWindowsHost host, string name) =>
        host.Switches.FirstOrDefault(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase))
            ?? throw RefusalException.Invalid($"Hyper-V was unable to find a virtual switch with name \"{name}\"");
}
