namespace Portal.Web.EmbeddedLab;

/// <summary>Which file of ours plays a Windows path (docs/decisions/0003, Folders).</summary>
/// <param name="folder">The lab's folder.</param>
internal sealed class LabPaths(string folder)
{
    /// <summary>The file that <paramref name="host"/> sees as <paramref name="path"/>, whether or not it is there.</summary>
    /// <param name="host">FQDN.</param>
    /// <param name="path">"C:\ClusterStorage\Volume1\a.vhdx", "D:\a.vhdx" or "\\files.lab.example\vms\a.vhdx".</param>
    /// <exception cref="ArgumentException">Neither a drive nor a share.</exception>
    public string FileOf(string host, string path)
    {
        var parts = path.Replace('/', '\\').Split('\\', StringSplitOptions.RemoveEmptyEntries);
        if (path.StartsWith(@"\\", StringComparison.Ordinal) && parts.Length >= 2) return Find(folder, ["shares", .. parts]);
        if (parts.Length == 0 || parts[0] is not [var drive, ':']) throw new ArgumentException($"'{path}' is neither on a drive nor on a share.", nameof(path));
        return parts is [_, _, _, ..] && char.ToUpperInvariant(drive) == 'C' && string.Equals(parts[1], "ClusterStorage", StringComparison.OrdinalIgnoreCase)
            ? Find(folder, ["csv", .. parts[2..]])
            : Find(folder, ["hosts", host.Split('.')[0], char.ToUpperInvariant(drive).ToString(), .. parts[1..]]);
    }

    // Windows compares names without case; the file system here does not.
    private static string Find(string folder, IEnumerable<string> names) =>
        names.Aggregate(folder, (so, name) =>
        {
            var exact = Path.Combine(so, name);
            if (Path.Exists(exact) || !Directory.Exists(so)) return exact;
            return Directory.EnumerateFileSystemEntries(so).FirstOrDefault(entry => string.Equals(Path.GetFileName(entry), name, StringComparison.OrdinalIgnoreCase)) ?? exact;
        });
}
