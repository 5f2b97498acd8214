using System.Collections.Concurrent;
using System.Text.Json;

namespace Portal.Lab.HyperV.State;

/// <summary>
/// The virtual machines of one host: a file each (<c>ID.json</c>, written whole), all of them in memory as well. A change costs one small file, however many there are.
/// </summary>
public sealed class VmStore
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<Guid, VmRecord> _machines = new();
    private readonly Lock _writing = new();
    private readonly VmIndex _index = new();

    private VmStore(string folder) => _folder = folder;

    /// <summary>All of them, in no order.</summary>
    public ICollection<VmRecord> All => _machines.Values;

    /// <summary>How many there are.</summary>
    public int Count => _machines.Count;

    /// <summary>Bytes of memory that running and paused machines hold.</summary>
    public long MemoryInUse
    {
        get
        {
            lock (_writing)
                return _index.MemoryInUse;
        }
    }

    /// <summary>Reads what is there; an unreadable file is an error that names it.</summary>
    /// <exception cref="InvalidDataException">A file is no machine.</exception>
    public static VmStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Sweep(folder);
        var store = new VmStore(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json"))
        {
            var machine = Read(path);
            store._machines[machine.Id] = machine;
            store._index.Add(machine);
        }

        return store;
    }

    /// <summary>The machine with this id.</summary>
    public VmRecord? Find(Guid id) => _machines.GetValueOrDefault(id);

    /// <summary>Those with exactly this name, whatever its case.</summary>
    public IReadOnlyList<VmRecord> Named(string name)
    {
        Guid[] ids;
        lock (_writing)
            ids = _index.Named(name);
        return [.. ids.Select(Find).OfType<VmRecord>()];
    }

    /// <summary>The machines of this host with an adapter of this address.</summary>
    public IReadOnlyList<VmRecord> WithMac(string mac)
    {
        Guid[] ids;
        lock (_writing)
            ids = _index.WithMac(mac);
        return [.. ids.Select(Find).OfType<VmRecord>()];
    }

    /// <summary>Puts a new machine on disk.</summary>
    public void Add(VmRecord machine)
    {
        lock (_writing)
        {
            if (!_machines.TryAdd(machine.Id, machine))
                throw new InvalidOperationException($"There is a machine {machine.Id} already.");
            _index.Add(machine);
            Write(machine);
        }
    }

    /// <summary>Changes a machine; <paramref name="change"/> sees the present one, may refuse by throwing, and runs under the store's lock.</summary>
    /// <returns>The new one; null when there is none with this id.</returns>
    public VmRecord? Change(Guid id, Func<VmRecord, VmRecord> change)
    {
        lock (_writing)
        {
            if (!_machines.TryGetValue(id, out var before))
                return null;
            var after = change(before);
            if (ReferenceEquals(before, after))
                return before;
            Write(after);
            _machines[id] = after;
            _index.Remove(before);
            _index.Add(after);
            return after;
        }
    }

    /// <summary>Forgets a machine. Never touches its disks.</summary>
    /// <returns>The machine that was there.</returns>
    public VmRecord? Remove(Guid id)
    {
        lock (_writing)
        {
            if (!_machines.TryRemove(id, out var machine))
                return null;
            _index.Remove(machine);
            File.Delete(PathOf(id));
            return machine;
        }
    }

    private static VmRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), VmJson.Default.VmRecord)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a virtual machine of the lab: {wrong.Message} Delete the file, or the folder of the whole lab.", wrong);
        }
    }

    private void Write(VmRecord machine) => WholeFile.Write(PathOf(machine.Id), JsonSerializer.SerializeToUtf8Bytes(machine, VmJson.Default.VmRecord));

    private string PathOf(Guid id) => Path.Combine(_folder, $"{id:D}.json");
}
