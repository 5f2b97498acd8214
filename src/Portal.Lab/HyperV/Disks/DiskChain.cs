using Portal.Imaging;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>A disk file with its parents, found and opened as one account sees them.</summary>
internal static class DiskChain
{
    // Hyper-V stops at 50 checkpoints; anything past this runs in a circle.
    private const int Longest = 256;

    /// <summary>Opens a disk and every parent.</summary>
    /// <exception cref="RefusalException">0xC03A000D, E, 18, 19 for the chain; whatever the files say.</exception>
    public static VirtualDisk Open(IHostFiles files, string path)
    {
        _ = DiskName.FormatOf(path);
        files.RefuseUnfitForDisks(path);
        var (at, depth) = (path, 0);
        try
        {
            return VirtualDisk.Open(files.OpenRead(path), locator =>
            {
                if (Parent(files, at, locator) is not { } parent)
                    return null;
                (at, depth) = (parent, depth + 1);
                return OpenParent(files, parent);
            });
        }
        catch (DiskFormatException wrong)
        {
            // A parent that does not fit is opened already when it is found out.
            var level = wrong.Fault is DiskFault.ParentChanged or DiskFault.Cycle ? depth - 1 : depth;
            throw level > 0 ? DiskTrouble.InParent(path) : DiskTrouble.AsRefusal(wrong.Fault, path);
        }
    }

    /// <summary>Windows paths of a disk and its parents, leaf first.</summary>
    /// <exception cref="RefusalException">As above.</exception>
    public static IReadOnlyList<string> Paths(IHostFiles files, string path)
    {
        var paths = new List<string> { path };
        try
        {
            while (Inspect(files, paths[^1]).Parent is { } locator)
            {
                if (paths.Count == Longest)
                    throw DiskTrouble.AsRefusal(DiskFault.Cycle, path);
                paths.Add(Parent(files, paths[^1], locator) ?? throw DiskTrouble.AsRefusal(DiskFault.ParentMissing, paths[^1]));
            }
        }
        catch (DiskFormatException wrong)
        {
            throw paths.Count > 1 ? DiskTrouble.InParent(path) : DiskTrouble.AsRefusal(wrong.Fault, path);
        }

        return paths;
    }

    /// <summary>Where the parent is: by the relative path first, then by the absolute one. The lab has no volume paths.</summary>
    /// <returns>Null where neither is a file.</returns>
    public static string? Parent(IHostFiles files, string child, ParentLocator locator)
    {
        foreach (var remembered in new[] { locator.RelativePath, locator.AbsolutePath })
        {
            if (string.IsNullOrEmpty(remembered))
                continue;
            var path = DiskName.From(child, remembered);
            if (IsThere(files, path))
                return path;
        }

        return null;
    }

    private static DiskInfo Inspect(IHostFiles files, string path)
    {
        using var file = files.OpenRead(path);
        return VirtualDisk.Inspect(file);
    }

    private static Stream OpenParent(IHostFiles files, string parent)
    {
        try
        {
            return files.OpenRead(parent);
        }
        catch (RefusalException refused) when (refused.Answer == RefusalException.AccessDenied)
        {
            throw new RefusalException(0xC03A0016, $"'{parent}': Access to the parent virtual hard disk is denied", RefusalException.AccessDenied) { Category = "PermissionDenied" };
        }
    }

    // A path that a foreign file remembers may be anything, even no path of this machine.
    private static bool IsThere(IHostFiles files, string path)
    {
        try
        {
            return files.FileExists(path);
        }
        catch (RefusalException refused) when (refused.Answer != RefusalException.AccessDenied)
        {
            return false;
        }
    }
}
