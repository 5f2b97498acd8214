using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Vmm.State;

/// <summary>Small things of one kind, a file each (<c>KEY.json</c>, written whole), all of them in memory as well.</summary>
internal sealed class RecordFolder<T>
    where T : class
{
    private readonly string _folder;
    private readonly JsonTypeInfo<T> _json;
    private readonly ConcurrentDictionary<string, T> _all = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what is there; makes the folder.</summary>
    /// <exception cref="InvalidDataException">A file is something else.</exception>
    public RecordFolder(string folder, JsonTypeInfo<T> json)
    {
        (_folder, _json) = (folder, json);
        Directory.CreateDirectory(folder);
        WholeFile.Sweep(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json")) _all[Path.GetFileNameWithoutExtension(path)] = Read(path);
    }

    /// <summary>All of them, in no order.</summary>
    public ICollection<T> All => _all.Values;

    public T? Find(string key) => _all.GetValueOrDefault(key);

    public void Put(string key, T record)
    {
        WholeFile.Write(PathOf(key), JsonSerializer.SerializeToUtf8Bytes(record, _json));
        _all[key] = record;
    }

    public void Remove(string key)
    {
        if (_all.TryRemove(key, out _)) File.Delete(PathOf(key));
    }

    private T Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), _json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not of the lab's VMM: {wrong.Message} Delete it.", wrong);
        }
    }

    private string PathOf(string key) => Path.Combine(_folder, $"{key}.json");
}
