using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Windows.Files;

/// <summary>
/// The records of all files of the lab. They lie in a tree that mirrors the files': <c>d!FOLDER/</c> with its own <c>record.json</c>, and <c>f!FILE.json</c>,
/// so that one file's change writes one small file, and a folder takes its records along.
/// </summary>
/// <param name="root">The lab's folder, in which all files lie.</param>
/// <param name="mirror">The folder of the records.</param>
internal sealed class FileRecords(string root, string mirror)
{
    private readonly ConcurrentDictionary<(string Path, bool IsFolder), FileRecord> _known = new();

    /// <summary>The record of a file or folder.</summary>
    public FileRecord Of(string real, bool isFolder) => _known.TryGetValue((real, isFolder), out var record) ? record : Load(real, isFolder);

    /// <summary>Keeps a record.</summary>
    public void Put(string real, bool isFolder, FileRecord record)
    {
        var path = PathOf(real, isFolder);
        if (record.IsUsual && Of(real, isFolder).IsUsual) return;
        if (record.IsUsual) File.Delete(path);
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(record, FileRecordJson.Default.FileRecord));
        }

        _known[(real, isFolder)] = record;
    }

    /// <summary>Forgets a file.</summary>
    public void Forget(string real)
    {
        if (!Of(real, isFolder: false).IsUsual) File.Delete(PathOf(real, isFolder: false));
        _known.TryRemove((real, false), out _);
    }

    /// <summary>Forgets an empty folder.</summary>
    public void ForgetEmptyFolder(string real)
    {
        _known.TryRemove((real, true), out _);
        var folder = Path.GetDirectoryName(PathOf(real, isFolder: true))!;
        if (Directory.Exists(folder)) ForgetFolder(real); // records of what is long gone, left by a process that was killed
    }

    /// <summary>Forgets a folder with all in it: a look at every record there is.</summary>
    public void ForgetFolder(string real)
    {
        var folder = Path.GetDirectoryName(PathOf(real, isFolder: true))!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        ForgetBelow(real);
    }

    /// <summary>Takes a folder's records along when it is moved.</summary>
    public void MoveFolder(string from, string to)
    {
        ForgetFolder(to);
        var (old, @new) = (Path.GetDirectoryName(PathOf(from, isFolder: true))!, Path.GetDirectoryName(PathOf(to, isFolder: true))!);
        if (Directory.Exists(old))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(@new)!);
            Directory.Move(old, @new);
        }

        ForgetBelow(from);
    }

    private void ForgetBelow(string real)
    {
        _known.TryRemove((real, true), out _);
        var prefix = real + Path.DirectorySeparatorChar;
        foreach (var key in _known.Keys)
            if (key.Path.StartsWith(prefix, StringComparison.Ordinal)) _known.TryRemove(key, out _);
    }

    private FileRecord Load(string real, bool isFolder)
    {
        var path = PathOf(real, isFolder);
        try
        {
            var record = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), FileRecordJson.Default.FileRecord) ?? FileRecord.Usual : FileRecord.Usual;
            return _known.GetOrAdd((real, isFolder), record);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no record of a file of the lab: {wrong.Message} Delete it; the file then has the rights of its folder.", wrong);
        }
    }

    private string PathOf(string real, bool isFolder)
    {
        var names = Path.GetRelativePath(root, real).Split(Path.DirectorySeparatorChar);
        var folders = string.Join(Path.DirectorySeparatorChar, names[..^(isFolder ? 0 : 1)].Select(name => "d!" + name));
        return Path.Combine(mirror, folders, isFolder ? "record.json" : $"f!{names[^1]}.json");
    }
}
