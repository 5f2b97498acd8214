using System.Collections.Concurrent;

namespace Portal.Lab.Windows.Files;

/// <summary>
/// Finds names without case in folders of a system that minds it. A name as written costs one look; a folder is listed only when somebody else changed it
/// since the last time, so that a name that is not there costs no more among many.
/// </summary>
internal sealed class NameIndex
{
    private readonly ConcurrentDictionary<string, Folder> _folders = new(StringComparer.Ordinal);

    /// <summary>How often a folder was listed: that is what costs.</summary>
    public int Listings { get; private set; }

    /// <summary>The path of what has this name in a folder, as it is written there; as given where there is nothing.</summary>
    public string Find(string folder, string name, out bool there)
    {
        var exact = Path.Join(folder, name);
        if (there = Path.Exists(exact)) return exact;
        if (!Directory.Exists(folder)) return exact;
        var written = _folders.GetOrAdd(folder, _ => new Folder(() => Listings++)).Find(folder, name);
        there = written is not null && Path.Exists(Path.Join(folder, written));
        return there ? Path.Join(folder, written) : exact;
    }

    /// <summary>Does what makes, renames or removes names in a folder, and keeps the index fresh without a look at all of them.</summary>
    public void Change(string folder, Action change, string? added = null, string? removed = null)
    {
        if (_folders.TryGetValue(folder, out var index)) index.Change(folder, change, added, removed);
        else change();
    }

    /// <summary>Forgets a folder; with all below it where it held something.</summary>
    public void Forget(string folder, bool withAllBelow)
    {
        _folders.TryRemove(folder, out _);
        if (!withAllBelow) return;
        var prefix = folder + Path.DirectorySeparatorChar;
        foreach (var known in _folders.Keys)
            if (known.StartsWith(prefix, StringComparison.Ordinal)) _folders.TryRemove(known, out _);
    }

    private sealed class Folder(Action listed)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
        private DateTime _written = DateTime.MinValue;

        public string? Find(string folder, string name)
        {
            lock (_lock)
            {
                var written = Directory.GetLastWriteTimeUtc(folder);
                if (written != _written)
                {
                    listed();
                    _names.Clear();
                    foreach (var entry in Directory.EnumerateFileSystemEntries(folder)) _names.TryAdd(Path.GetFileName(entry), Path.GetFileName(entry));
                    _written = written;
                }

                return _names.GetValueOrDefault(name);
            }
        }

        public void Change(string folder, Action change, string? added, string? removed)
        {
            lock (_lock)
            {
                var fresh = Directory.GetLastWriteTimeUtc(folder) == _written;
                change();
                if (!fresh) return;
                if (removed is not null) _names.Remove(removed);
                if (added is not null) _names[added] = added;
                _written = Directory.GetLastWriteTimeUtc(folder);
            }
        }
    }
}
