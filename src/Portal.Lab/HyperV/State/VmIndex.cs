namespace Portal.Lab.HyperV.State;

/// <summary>What would otherwise be looked for among all machines of a host: names, addresses, memory in use. Guarded by its store's lock.</summary>
internal sealed class VmIndex
{
    private readonly Dictionary<string, HashSet<Guid>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<Guid>> _macs = new(StringComparer.OrdinalIgnoreCase);

    public long MemoryInUse { get; private set; }

    public Guid[] Named(string name) => _names.TryGetValue(name, out var ids) ? [.. ids] : [];

    public Guid[] WithMac(string mac) => _macs.TryGetValue(mac, out var ids) ? [.. ids] : [];

    public void Add(VmRecord machine)
    {
        Put(_names, machine.Name, machine.Id);
        foreach (var adapter in machine.Adapters)
            Put(_macs, adapter.Mac, machine.Id);
        MemoryInUse += Held(machine);
    }

    public void Remove(VmRecord machine)
    {
        Take(_names, machine.Name, machine.Id);
        foreach (var adapter in machine.Adapters)
            Take(_macs, adapter.Mac, machine.Id);
        MemoryInUse -= Held(machine);
    }

    private static void Put(Dictionary<string, HashSet<Guid>> index, string key, Guid id)
    {
        if (!index.TryGetValue(key, out var ids))
            index[key] = ids = [];
        ids.Add(id);
    }

    private static void Take(Dictionary<string, HashSet<Guid>> index, string key, Guid id)
    {
        if (index.TryGetValue(key, out var ids) && ids.Remove(id) && ids.Count == 0)
            index.Remove(key);
    }

    private static long Held(VmRecord machine) =>
        machine.Power is VmPower.Running or VmPower.Paused or VmPower.PausedCritical ? machine.Memory.Startup : 0;
}
