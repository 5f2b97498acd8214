namespace Portal.Lab.HyperV.Jobs;

/// <summary>What Msvm_StorageJob.JobType says.</summary>
public enum StorageJobType
{
    /// <summary>CreateVirtualHardDisk.</summary>
    Creation = 1,

    /// <summary>ConvertVirtualHardDisk.</summary>
    Conversion = 6,
}

/// <summary>Msvm_StorageJob.JobState.</summary>
public enum JobState
{
    /// <summary>At work.</summary>
    Running = 4,

    /// <summary>Done.</summary>
    Completed = 7,

    /// <summary>Failed.</summary>
    Exception = 10,
}

/// <summary>Work on a virtual disk that a host does by itself, whoever asked. Lives in memory: it ends with the host's management service.</summary>
public sealed class StorageJob(StorageJobType type, string child, string? parent, DateTimeOffset submitted)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Look _look = new(JobState.Running, 0, null, null);

    /// <summary>Msvm_StorageJob.InstanceID.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Creation or conversion.</summary>
    public StorageJobType Type { get; } = type;

    /// <summary>Path of the disk that comes into being.</summary>
    public string Child { get; } = child;

    /// <summary>Path of the disk it is made from; null for an empty one.</summary>
    public string? Parent { get; } = parent;

    /// <summary>When it was ordered.</summary>
    public DateTimeOffset Submitted { get; } = submitted;

    /// <summary>Where it stands now.</summary>
    public Look Now
    {
        get
        {
            lock (_lock)
                return _look;
        }
    }

    /// <summary>Completes when the work has ended, well or not; never fails.</summary>
    public Task Completion => _ended.Task;

    /// <summary>How far it is, 0 to 99; never goes back.</summary>
    public void Report(int percent)
    {
        lock (_lock)
        {
            if (_look.State == JobState.Running && percent > _look.Percent)
                _look = _look with { Percent = Math.Min(percent, 99) };
        }
    }

    internal void End(DateTimeOffset when, RefusalException? why)
    {
        lock (_lock)
            _look = why is null ? new(JobState.Completed, 100, when, null) : new(JobState.Exception, _look.Percent, when, why);
        _ended.SetResult();
    }

    /// <summary>One look at a job.</summary>
    /// <param name="State">Running, completed or failed.</param>
    /// <param name="Percent">0 to 100.</param>
    /// <param name="Ended">When it ended.</param>
    /// <param name="Why">Why it failed.</param>
    public sealed record Look(JobState State, int Percent, DateTimeOffset? Ended, RefusalException? Why);
}
