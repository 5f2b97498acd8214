using System.Collections.Concurrent;
using System.Globalization;
using Portal.Lab.HyperV;

namespace Portal.Lab.Vmm.State;

/// <summary>The jobs of a VMM server, the last thousand of them.</summary>
internal sealed class VmmJobs
{
    public const string Running = "Running", Completed = "Completed", Failed = "Failed";

    private const int Most = 1000;
    private readonly RecordFolder<VmmJobRecord> _jobs;
    private readonly ConcurrentQueue<Guid> _inOrder;
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>Those that ran when the lab ended have failed.</summary>
    public VmmJobs(string folder, TimeProvider time)
    {
        (_jobs, _time) = (new RecordFolder<VmmJobRecord>(folder, VmmJson.Default.VmmJobRecord), time);
        foreach (var cut in _jobs.All.Where(job => job.Status == Running))
            Put(cut with { Status = Failed, Code = 1700, Problem = "The Virtual Machine Manager service on the server stopped while this job was running.", Ended = time.GetUtcNow() });
        _last = _jobs.All.Select(job => job.Number).DefaultIfEmpty().Max();
        _inOrder = new(_jobs.All.OrderBy(job => job.Number).Select(job => job.Id));
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<VmmJobRecord> All => _jobs.All.OrderByDescending(job => job.Number);

    public VmmJobRecord? Find(Guid id) => _jobs.Find($"{id:D}");

    /// <summary>A new one, which runs.</summary>
    public Guid Begin(string name, Guid? result, Guid? group)
    {
        var job = new VmmJobRecord(Guid.NewGuid(), name, _time.GetUtcNow()) { Number = Interlocked.Increment(ref _last), Result = result, Group = group };
        Put(job);
        _inOrder.Enqueue(job.Id);
        while (_inOrder.Count > Most && _inOrder.TryDequeue(out var oldest)) _jobs.Remove($"{oldest:D}");
        return job.Id;
    }

    /// <summary>It has ended; with a refusal it has failed.</summary>
    public void End(Guid id, RefusalException? why)
    {
        if (Find(id) is not { } job) return;
        Put(job with
        {
            Status = why is null ? Completed : Failed, Ended = _time.GetUtcNow(),
            Code = why is null ? 0 : int.Parse(why.ErrorId, CultureInfo.InvariantCulture), Problem = why?.Message ?? "",
        });
    }

    private void Put(VmmJobRecord job) => _jobs.Put($"{job.Id:D}", job);
}
