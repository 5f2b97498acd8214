namespace Portal.Lab.Windows;

/// <summary>The files of one emulated machine as one account sees them: drives, cluster shared volumes and shares, with rights, attributes and locks.</summary>
/// <remarks>
/// Paths are Windows paths or UNC. Every call throws <see cref="HyperV.RefusalException"/> for what Windows refuses (0x80070002, 3, 5, 20, 50, 70, ...).
/// A share reached from a session without credentials to go on with is refused (second hop).
/// </remarks>
public interface IHostFiles
{
    /// <summary>Whether there is such a file.</summary>
    bool FileExists(string path);

    /// <summary>Whether there is such a folder.</summary>
    bool FolderExists(string path);

    /// <summary>Makes a folder with those above it; nothing to do where it is.</summary>
    void MakeFolder(string path);

    /// <summary>Names of what is in a folder, as written, files and folders apart.</summary>
    (IReadOnlyList<string> Folders, IReadOnlyList<string> Files) List(string path);

    /// <summary>Opens for reading, shared with other readers; refused (0x80070020) while a running VM or a job writes it.</summary>
    Stream OpenRead(string path);

    /// <summary>A new file, alone until closed; refused where there is one, and where the folder is missing.</summary>
    Stream Create(string path);

    /// <summary>Copies, holes kept; the copy inherits its folder's rights.</summary>
    void Copy(string from, string to, bool overwrite);

    /// <summary>Renames or moves; the file keeps its rights. Refused where there is a target.</summary>
    void Move(string from, string to);

    /// <summary>Deletes a file; refused while it is open.</summary>
    void Delete(string path);

    /// <summary>Deletes a folder; refused where it holds something, unless everything in it shall go.</summary>
    void DeleteFolder(string path, bool withAllInIt);

    /// <summary>Bytes of the file.</summary>
    long Length(string path);

    /// <summary>Last write, UTC.</summary>
    DateTimeOffset Written(string path);

    /// <summary>Directory, Compressed, Encrypted, SparseFile: what Windows shows of a file or folder.</summary>
    FileAttributes Attributes(string path);

    /// <summary>Bytes of the volume or share that holds the path.</summary>
    (long Total, long Free) Room(string path);

    /// <summary>The path of this system that plays a Windows path, for Imaging; asks for no rights.</summary>
    string Real(string path);

    /// <summary>The rights of a file or folder.</summary>
    Acl Rights(string path);

    /// <summary>What a file or folder inherits from those above it, nearest first.</summary>
    IReadOnlyList<AclEntry> InheritedRights(string path);

    /// <summary>Sets them; inherited ones follow for what is below.</summary>
    void SetRights(string path, Acl rights);

    /// <summary>Adds one entry where there is none like it: attaching a disk does. Nothing gets lost when several do so at once.</summary>
    /// <exception cref="HyperV.RefusalException">0x8007053C when the list would pass 64 KB.</exception>
    void Grant(string path, AclEntry entry);

    /// <summary>Takes a file for a running VM (read-write for its own disk, shared for parents) until the answer is disposed of.</summary>
    /// <exception cref="HyperV.RefusalException">0x80070020 when it is taken, 0x80070005 when <paramref name="sid"/> has no right to it.</exception>
    IDisposable Hold(string path, string sid, bool write);

    /// <summary>0xC03A001A for a disk file that is sparse, compressed, encrypted or has an integrity stream.</summary>
    void RefuseUnfitForDisks(string path);
}
