namespace Portal.Imaging;

/// <summary>Looks for a parent where its child says it is.</summary>
public static class ParentPaths
{
    /// <summary>The first of the locator's paths that is a file: the relative one from the child's folder, then the others as they are.</summary>
    /// <param name="child">The child's path on this system.</param>
    /// <param name="locator">What the child knows of its parent.</param>
    /// <returns>Null when none is there.</returns>
    public static string? Find(string child, ParentLocator locator)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(child)) ?? ".";
        foreach (var path in locator.Paths)
        {
            // A path of a foreign file may be anything, even no path at all.
            if (path.Contains('\0', StringComparison.Ordinal)) continue;
            var here = Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));
            if (File.Exists(here)) return here;
        }

        return null;
    }

    /// <summary>The way from a child's folder to its parent, as Windows writes it (<c>.\base.vhdx</c>, <c>..\images\base.vhdx</c>).</summary>
    /// <param name="child">Windows path of the child.</param>
    /// <param name="parent">Windows path of the parent.</param>
    /// <returns>Null when they share no drive or share.</returns>
    public static string? Relative(string child, string parent)
    {
        var from = child.Split('\\');
        var to = parent.Split('\\');
        var root = child.StartsWith(@"\\", StringComparison.Ordinal) ? 4 : 1; // "", "", server, share; or the drive
        var same = 0;
        while (same < Math.Min(from.Length, to.Length) - 1 && string.Equals(from[same], to[same], StringComparison.OrdinalIgnoreCase)) same++;
        if (same < root) return null;

        var up = from.Length - 1 - same;
        return (up == 0 ? @".\" : string.Concat(Enumerable.Repeat(@"..\", up))) + string.Join('\\', to[same..]);
    }
}
