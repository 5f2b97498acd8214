namespace Portal.Lab.Windows.Files;

/// <summary>All files of the lab, whichever machine sees them: names, records, and who has what open.</summary>
/// <param name="root">The lab's folder.</param>
internal sealed class FileTree(string root)
{
    /// <summary>Held while a name is made, changed or removed.</summary>
    public Lock Naming { get; } = new();

    public NameIndex Names { get; } = new();

    public FileRecords Records { get; } = new(root, Path.Combine(root, "state", "files"));

    public OpenFiles Open { get; } = new();
}
