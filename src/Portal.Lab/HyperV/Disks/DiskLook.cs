using Microsoft.HyperV.PowerShell;
using Portal.Imaging;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>A look at one disk file.</summary>
internal static class DiskLook
{
    /// <summary>As the session's account sees it.</summary>
    /// <exception cref="RefusalException">No such file, no disk, or one that another machine than this has open.</exception>
    public static VirtualHardDisk At(LabSession session, string path) => At(session.Host, session.Files, path);

    /// <summary>As an account sees it on a host.</summary>
    /// <exception cref="RefusalException">As above.</exception>
    public static VirtualHardDisk At(IWindowsHost host, IHostFiles files, string path)
    {
        _ = DiskName.FormatOf(path);
        var attached = host.Held.Holds(path);
        // The host asks the machine that has it open; anybody else finds it locked.
        using var file = attached ? new FileStream(files.Real(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : files.OpenRead(path);
        try
        {
            var info = VirtualDisk.Inspect(file);
            var parent = info.Parent is { } locator ? DiskChain.Parent(files, path, locator) ?? locator.AbsolutePath : null;
            return new VirtualHardDisk(path, info, parent, file.Length, attached);
        }
        catch (DiskFormatException wrong)
        {
            throw DiskTrouble.AsRefusal(wrong.Fault, path);
        }
    }
}
