namespace Portal.Web.Commands.Trying;

/// <summary>On a full disk nothing can be written, not even that something failed: work would wait for ever.</summary>
internal static class FreeRoom
{
    private const long Least = 1 << 20;
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Does nothing while there is room.</summary>
    /// <exception cref="IOException">Less than 1 MiB is left, with the system's own code for that.</exception>
    public static void Require(string folder)
    {
        var left = new DriveInfo(folder).AvailableFreeSpace;
        if (left < Least) throw new IOException(FormattableString.Invariant($"{left} bytes are left where {folder} lies."), OperatingSystem.IsWindows() ? NoSpaceOnWindows : NoSpaceOnUnix);
    }

    /// <summary>Whether a fault says that a disk is full.</summary>
    public static bool IsMissingIn(Exception fault) => fault is IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows };
}
