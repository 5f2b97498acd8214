using Portal.Lab.Vmm.State;

namespace Portal.Lab.Vmm;

/// <summary>Drives and adapters that wait for the virtual machine they belong to. In memory: one that nobody has used ends with the service.</summary>
/// <param name="jobs">That have used some up.</param>
internal sealed class JobGroups(VmmJobs jobs)
{
    private readonly Dictionary<Guid, JobGroup> _waiting = [];
    private readonly HashSet<Guid> _used = [.. jobs.All.Select(job => job.Group).OfType<Guid>()];
    private readonly Lock _lock = new();

    /// <summary>Adds to a group, which is made if it is missing.</summary>
    /// <exception cref="HyperV.RefusalException">It has been used.</exception>
    public void Add(Guid id, Func<JobGroup, JobGroup> change)
    {
        lock (_lock)
        {
            RefuseUsed(id);
            _waiting[id] = change(_waiting.GetValueOrDefault(id, new JobGroup()));
        }
    }

    /// <summary>What a group holds, which is used from then on.</summary>
    /// <exception cref="HyperV.RefusalException">It has been used.</exception>
    public JobGroup Take(Guid id)
    {
        lock (_lock)
        {
            RefuseUsed(id);
            _used.Add(id);
            return _waiting.Remove(id, out var group) ? group : new JobGroup();
        }
    }

    private void RefuseUsed(Guid id)
    {
        if (_used.Contains(id)) throw VmmRefusals.Of(3108, $"The job group {id} has been used already. Make a new identifier for each virtual machine.", "InvalidArgument");
    }
}

/// <summary>What waits under one identifier.</summary>
internal sealed record JobGroup
{
    public IReadOnlyList<WaitingDrive> Drives { get; init; } = [];

    public IReadOnlyList<WaitingAdapter> Adapters { get; init; } = [];

    /// <summary>SCSI controllers: VMM gives a virtual machine none by itself.</summary>
    public int ScsiAdapters { get; init; }
}

/// <summary>A drive to come.</summary>
/// <param name="Controller">"IDE" or "SCSI".</param>
/// <param name="Bus">Of the controller.</param>
/// <param name="Lun">On the controller.</param>
/// <param name="Folder">Windows path; null for the machine's own.</param>
/// <param name="File">Name of the disk's file.</param>
/// <param name="NewSize">Bytes of an empty dynamic disk that VMM shall make; null for a file that is there.</param>
internal sealed record WaitingDrive(string Controller, int Bus, int Lun, string? Folder, string File, long? NewSize);

/// <summary>A network adapter to come.</summary>
/// <param name="Mac">Twelve hex digits; zeros for one from VMM's pool; null for a dynamic one.</param>
/// <param name="Switch">Name of the host's virtual switch; null for none.</param>
/// <param name="Vlan">0 for untagged.</param>
internal sealed record WaitingAdapter(string? Mac, string? Switch, int Vlan);
