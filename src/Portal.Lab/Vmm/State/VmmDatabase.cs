namespace Portal.Lab.Vmm.State;

/// <summary>What a VMM server keeps on disk, beside what it reads from its hosts.</summary>
internal sealed class VmmDatabase
{
    private readonly RecordFolder<VmmMachineRecord> _machines;
    private readonly RecordFolder<VmmSight> _sights;

    /// <param name="folder">Made if it is missing. A creation that was cut off by the end of the lab has failed.</param>
    /// <param name="time">The lab's clock.</param>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public VmmDatabase(string folder, TimeProvider time)
    {
        _machines = new(Path.Combine(folder, "machines"), VmmJson.Default.VmmMachineRecord);
        _sights = new(Path.Combine(folder, "hosts"), VmmJson.Default.VmmSight);
        Jobs = new(Path.Combine(folder, "jobs"), time);
        foreach (var cut in _machines.All.Where(machine => machine.Stage == VmmMachineStage.UnderCreation)) Put(cut with { Stage = VmmMachineStage.CreationFailed });
    }

    public VmmJobs Jobs { get; }

    /// <summary>Records of machines, in no order.</summary>
    public ICollection<VmmMachineRecord> Machines => _machines.All;

    /// <summary>By the host's id.</summary>
    public VmmMachineRecord? Find(Guid vmId) => _machines.Find($"{vmId:D}");

    public void Put(VmmMachineRecord machine) => _machines.Put($"{machine.VmId:D}", machine);

    public void Remove(Guid vmId) => _machines.Remove($"{vmId:D}");

    /// <summary>Whether VMM has seen this file on a host.</summary>
    /// <param name="host">Short name.</param>
    /// <param name="file">Path below the lab's folder.</param>
    public bool Saw(string host, string file) => _sights.Find(host)?.Files.Contains(file) == true;

    /// <summary>What a host has now.</summary>
    public void See(string host, IEnumerable<string> files) => _sights.Put(host, new VmmSight([.. files]));
}
