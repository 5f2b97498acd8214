using System.Collections.Concurrent;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>Drive C: as a folder. Rights and holds are kept, and asked for by <see cref="Hold"/> alone.</summary>
internal sealed class TestFiles(string root) : IHostFiles
{
    private readonly ConcurrentDictionary<string, Acl> _rights = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (int Readers, bool Writer)> _held = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Unfit { get; } = new(StringComparer.OrdinalIgnoreCase);
    public long Free { get; set; } = 100L << 30;

    public string Real(string path) => path.StartsWith(@"C:\", StringComparison.OrdinalIgnoreCase)
        ? Path.Combine(root, path[3..].Replace('\\', '/'))
        : throw RefusalException.NoFolder(path);

    public bool FileExists(string path) => File.Exists(Real(path));

    public bool FolderExists(string path) => Directory.Exists(Real(path));

    public void MakeFolder(string path) => Directory.CreateDirectory(Real(path));

    public (IReadOnlyList<string> Folders, IReadOnlyList<string> Files) List(string path) =>
        ([.. Directory.GetDirectories(Real(path)).Select(Path.GetFileName)!], [.. Directory.GetFiles(Real(path)).Select(Path.GetFileName)!]);

    public Stream OpenRead(string path)
    {
        lock (_held)
        {
            if (_held.TryGetValue(path, out var held) && held.Writer)
                throw RefusalException.Busy(path);
        }

        return FileExists(path) ? File.OpenRead(Real(path)) : throw RefusalException.NoFile(path);
    }

    public Stream Create(string path) =>
        !FolderExists(DiskName.Folder(path)) ? throw RefusalException.NoFolder(path)
        : FileExists(path) ? throw RefusalException.Exists(path)
        : new FileStream(Real(path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    public void Copy(string from, string to, bool overwrite) => File.Copy(Real(from), Real(to), overwrite);

    public void Move(string from, string to) => File.Move(Real(from), Real(to));

    public void Delete(string path)
    {
        lock (_held)
        {
            if (_held.ContainsKey(path))
                throw RefusalException.Busy(path);
        }

        File.Delete(Real(path));
    }

    public void DeleteFolder(string path, bool withAllInIt) => Directory.Delete(Real(path), withAllInIt);

    public long Length(string path) => new FileInfo(Real(path)).Length;

    public DateTimeOffset Written(string path) => new(File.GetLastWriteTimeUtc(Real(path)), TimeSpan.Zero);

    public (long Total, long Free) Room(string path) => (200L << 30, Free);

    public Acl Rights(string path) => _rights.GetValueOrDefault(path, new Acl(false, []));

    public void SetRights(string path, Acl rights) => _rights[path] = rights;

    public void Grant(string path, AclEntry entry) =>
        _rights.AddOrUpdate(path, _ => new Acl(false, [entry]), (_, before) => before.Entries.Contains(entry) ? before : before with { Entries = [.. before.Entries, entry] });

    public IDisposable Hold(string path, string sid, bool write)
    {
        if (!FileExists(path))
            throw RefusalException.NoFile(path);
        if (!Rights(path).Entries.Any(entry => entry.Sid == sid || entry.Sid == "S-1-5-83-0"))
            throw RefusalException.Denied($"'{path}':");
        lock (_held)
        {
            var held = _held.GetValueOrDefault(path);
            if (held.Writer || (write && held.Readers > 0))
                throw RefusalException.Busy(path);
            _held[path] = write ? held with { Writer = true } : held with { Readers = held.Readers + 1 };
        }

        return new Held(this, path, write);
    }

    public void RefuseUnfitForDisks(string path)
    {
        if (Unfit.Contains(path))
            throw new RefusalException(0xC03A001A, $"'{path}': The requested operation could not be completed due to a virtual disk system limitation");
    }

    private void LetGo(string path, bool write)
    {
        lock (_held)
        {
            var held = _held[path];
            held = write ? held with { Writer = false } : held with { Readers = held.Readers - 1 };
            if (held is (0, false))
                _held.Remove(path);
            else
                _held[path] = held;
        }
    }

    private sealed class Held(TestFiles files, string path, bool write) : IDisposable
    {
        public void Dispose() => files.LetGo(path, write);
    }
}
