using Portal.Lab.Windows.Accounts;

namespace Portal.Lab.Windows.Files;

/// <summary>The files of one machine as one account sees them.</summary>
/// <param name="tree">All files of the lab.</param>
/// <param name="volumes">What the machine reaches.</param>
/// <param name="here">The account on the machine's own volumes.</param>
/// <param name="there">The account on shares; null where its credentials end at the machine.</param>
/// <param name="computer">The machine itself on shares: who opens the files of its virtual machines.</param>
/// <param name="full">Whether the machine's disks are full just now.</param>
/// <param name="unfit">Whether its volumes are compressed just now.</param>
/// <param name="readOnly">Whether shares let the account read alone just now.</param>
internal sealed partial class HostFiles(FileTree tree, Volumes volumes, Token here, Token? there, Token computer, Func<bool> full, Func<bool> unfit, Func<bool> readOnly) : IHostFiles
{
    private readonly FileRights _rights = new(tree.Records);

    /// <inheritdoc />
    public bool FileExists(string path) => Look(path).IsFile;

    /// <inheritdoc />
    public bool FolderExists(string path) => Look(path).IsFolder;

    /// <inheritdoc />
    public (IReadOnlyList<string> Folders, IReadOnlyList<string> Files) List(string path)
    {
        var place = Find(path);
        if (!place.IsFolder) throw FileRefusals.NoFolder(path);
        Require(place, isFolder: true, FileAccessKind.Read);
        return (Names(Directory.EnumerateDirectories(place.Real)), Names(Directory.EnumerateFiles(place.Real)));
    }

    /// <inheritdoc />
    public long Length(string path) => new FileInfo(File(Look(path)).Real).Length;

    /// <inheritdoc />
    public DateTimeOffset Written(string path)
    {
        var place = Look(path);
        if (!place.IsFile && !place.IsFolder) throw Missing(place);
        return new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(place.Real), TimeSpan.Zero);
    }

    /// <inheritdoc />
    public FileAttributes Attributes(string path)
    {
        var place = Look(path);
        var isFolder = place.IsFolder;
        if (!isFolder && !place.IsFile) throw Missing(place);
        var marks = tree.Records.Of(place.Real, isFolder).Marks;
        if (!place.Volume.IsShare && unfit()) marks |= FileMarks.Compressed;
        return (isFolder ? FileAttributes.Directory : FileAttributes.Archive) | Shown(marks);
    }

    /// <inheritdoc />
    public (long Total, long Free) Room(string path)
    {
        var drive = new DriveInfo(Find(path).Volume.Folder);
        return (drive.TotalSize, full() ? 0 : drive.AvailableFreeSpace);
    }

    /// <inheritdoc />
    public string Real(string path) => volumes.Find(path).Real;

    private static FileAttributes Shown(FileMarks marks) =>
        (marks.HasFlag(FileMarks.Compressed) ? FileAttributes.Compressed : default) | (marks.HasFlag(FileMarks.Encrypted) ? FileAttributes.Encrypted : default)
        | (marks.HasFlag(FileMarks.Sparse) ? FileAttributes.SparseFile : default) | (marks.HasFlag(FileMarks.IntegrityStream) ? FileAttributes.IntegrityStream : default);

    private static List<string> Names(IEnumerable<string> paths) => [.. paths.Select(path => Path.GetFileName(path)!).Order(StringComparer.OrdinalIgnoreCase)];

    private static Place File(Place place) => place.IsFile ? place : throw Missing(place);

    private static HyperV.RefusalException Missing(Place place) =>
        Directory.Exists(place.Folder) ? FileRefusals.NoFile(place.Text) : FileRefusals.NoFolder(place.Text);

    private Token? TokenFor(Volume volume) => volume.IsShare ? there : here;

    // Shares are asked for credentials before anything else.
    private Place Find(string path)
    {
        var place = volumes.Find(path);
        if (place.Volume.Visitors is { } visitors && (there is null || !visitors.Any(there.Is))) throw FileRefusals.Denied(path);
        return place;
    }

    // What may be read, or lies in a folder that may be read, can be looked at.
    private Place Look(string path)
    {
        var place = Find(path);
        var isFolder = place.IsFolder;
        if (!isFolder && !place.IsFile) return place;
        if (Allows(place, isFolder, FileAccessKind.Read) || (!place.IsRoot && AllowsFolder(place, FileAccessKind.Read))) return place;
        throw FileRefusals.Denied(path);
    }

    private bool Allows(Place place, bool isFolder, FileAccessKind access) =>
        !(access != FileAccessKind.Read && place.Volume.IsShare && readOnly()) && _rights.Allows(TokenFor(place.Volume)!, place, isFolder, access);

    private bool AllowsFolder(Place place, FileAccessKind access) => Allows(place with { Real = place.Folder }, isFolder: true, access);

    private void Require(Place place, bool isFolder, FileAccessKind access)
    {
        if (!Allows(place, isFolder, access)) throw FileRefusals.Denied(place.Text);
    }

    private void RequireFolder(Place place, FileAccessKind access)
    {
        if (!AllowsFolder(place, access)) throw FileRefusals.Denied(place.Text);
    }

    // Whoever may change a file, or has its folder, may take its name away.
    private void RequireRemoval(Place place, bool isFolder)
    {
        if (place.IsRoot || (!Allows(place, isFolder, FileAccessKind.Modify) && !AllowsFolder(place, FileAccessKind.Full))) throw FileRefusals.Denied(place.Text);
    }
}
