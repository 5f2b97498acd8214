using Portal.Domain;

namespace Portal.Web.Hosting;

/// <summary>The folder of everything a portal keeps, held by one process at a time.</summary>
/// <remarks>The lock file makes a folder ours, and names the node: the same name after every restart, so that it takes over its former self at once.</remarks>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "portal.lock";
    private const string SettingsName = "appsettings.json";
    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream held, string node)
    {
        (FullPath, _lock, Node) = (path, held, node);
        IsNew = !Content(path).Any(name => name is not LockName);
    }

    private DataFolder(string path) => (FullPath, Node) = (path, "");

    /// <summary>Without a trailing separator.</summary>
    public string FullPath { get; }

    /// <summary>Made at random with the folder: "node-3f9a12c47b01".</summary>
    public string Node { get; }

    /// <summary>Nothing was in it when it was opened, but perhaps settings.</summary>
    public bool IsNew { get; }

    /// <summary>The SQLite database, where that is chosen.</summary>
    public string Database => Path.Combine(FullPath, "portal.db");

    /// <summary>The key that wraps the key ring; 0600, never in the database.</summary>
    public string KeyFile => Path.Combine(FullPath, "ring.key");

    /// <summary>Everything of the embedded lab.</summary>
    public string Lab => Path.Combine(FullPath, "lab");

    /// <summary>What the portal tells of itself.</summary>
    public string Log => Path.Combine(FullPath, "portal.log");

    /// <summary>Settings of this folder alone.</summary>
    public string Settings => Path.Combine(FullPath, SettingsName);

    /// <summary>Makes the folder where it is missing, and takes hold of it.</summary>
    /// <returns>The folder, or why not: it is a file, holds foreign things, cannot be written, or another portal works in it.</returns>
    public static (DataFolder? Folder, Verdict Verdict) Open(string given)
    {
        if (string.IsNullOrWhiteSpace(given)) return No(given, "It must be a folder.", "Give a path, such as ./data.");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        if (File.Exists(path)) return No(given, "This is a file; it must be a folder.", "Give another path.");
        var lockPath = Path.Combine(path, LockName);
        try
        {
            Directory.CreateDirectory(path);
            if (!File.Exists(lockPath) && Content(path).FirstOrDefault() is { } foreign)
                return No(given, $"The folder holds what no portal made ({foreign}).", "Give an empty or a new folder: nothing of yours is overwritten.");
            var held = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return (new DataFolder(path, held, Name(held)), Verdict.Yes);
        }
        catch (UnauthorizedAccessException fault)
        {
            return No(given, $"The folder cannot be written: {fault.Message}", "Give this account the right to write there, or choose another folder.");
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            return No(given, "Another portal works in this folder.", "Stop it first, or give another folder.");
        }
        catch (IOException fault)
        {
            return No(given, $"The folder cannot be used: {fault.Message}", "Give another folder.");
        }
    }

    /// <summary>A folder that another process holds, for what changes rows alone; null where no portal ever was.</summary>
    public static DataFolder? Beside(string given) =>
        !string.IsNullOrWhiteSpace(given) && Path.TrimEndingDirectorySeparator(Path.GetFullPath(given)) is var path && File.Exists(Path.Combine(path, LockName)) ? new(path) : null;

    /// <inheritdoc />
    public void Dispose() => _lock?.Dispose();

    // Settings may be there before the first portal.
    private static IEnumerable<string> Content(string path) =>
        Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Where(name => name != SettingsName);

    private static string Name(FileStream held)
    {
        using var reader = new StreamReader(held, leaveOpen: true);
        if (reader.ReadLine() is { Length: > 0 and <= 128 } known) return known;
        var name = $"node-{Guid.NewGuid():N}"[..17];
        held.SetLength(0);
        using var writer = new StreamWriter(held, leaveOpen: true);
        writer.WriteLine(name);
        writer.Flush();
        held.Flush(flushToDisk: true);
        return name;
    }

    private static (DataFolder?, Verdict) No(string given, string rule, string remedy) => (null, Verdict.No("--data", given, rule, remedy));
}
