namespace Portal.Lab.HyperV.State;

/// <summary>What would otherwise be looked for among all machines of a host: names, addresses, memory in use. Guarded by its store's lock.</summary>
internal sealed class VmIndex
{
    private readonly Dictionary<string, HashSet<Guid>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _macs = new(StringComparer.OrdinalIgnoreCase);

    public long MemoryInUse { get; private set; }

    public Guid[] Named(string name) => _names.TryGetValue(name, out var ids) ? [.. ids] : [];

    public bool HasMac(string mac) => _macs.ContainsKey(mac);

    public void Add(VmRecord machine)
    {
        if (!_names.TryGetValue(machine.Name, out var ids))
            _names[machine.Name] = ids = [];
        ids.Add(machine.Id);
        foreach (var adapter in machine.Adapters)
            _macs[adapter.Mac] = _macs.GetValueOrDefault(adapter.Mac) + 1;
        MemoryInUse += Held(machine);
    }

    public void Remove(VmRecord machine)
    {
        if (_names.TryGetValue(machine.Name, out var ids) && ids.Remove(machine.Id) && ids.Count == 0)
            _names.Remove(machine.Name);
        foreach (var adapter in machine.Adapters)
        {
            if (_macs.GetValueOrDefault(adapter.Mac) <= 1)
                _macs.Remove(adapter.Mac);
            else
                _macs[adapter.Mac]--;
        }

        MemoryInUse -= Held(machine);
    }

    private static long Held(VmRecord machine) =>
        machine.Power is VmPower.Running or VmPower.Paused or VmPower.PausedCritical ? machine.Memory.Startup : 0;
}
