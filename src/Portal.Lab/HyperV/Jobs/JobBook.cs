using System.Collections.Concurrent;
using Portal.Lab.HyperV.Disks;

namespace Portal.Lab.HyperV.Jobs;

/// <summary>The jobs of one host's management service. A finished one stays five minutes and is then gone, whoever still wants to know.</summary>
public sealed class JobBook(TimeProvider time) : IDisposable
{
    /// <summary>Msvm_StorageJob.TimeBeforeRemoval.</summary>
    public static readonly TimeSpan TimeBeforeRemoval = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<StorageJob> _ended = new();
    private ConcurrentDictionary<Guid, StorageJob> _jobs = new();
    private CancellationTokenSource _service = new();
    private int _running;

    /// <summary>When the service that holds these jobs was started.</summary>
    public DateTimeOffset ServiceStarted { get; private set; } = time.GetUtcNow();

    /// <summary>Jobs at work.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Those that a caller can still see.</summary>
    public IReadOnlyList<StorageJob> All
    {
        get
        {
            Forget();
            return [.. _jobs.Values.OrderBy(job => job.Submitted)];
        }
    }

    /// <summary>The job with this id, while it can still be seen.</summary>
    public StorageJob? Find(Guid id)
    {
        Forget();
        return _jobs.GetValueOrDefault(id);
    }

    /// <summary>Starts work that goes on without the caller.</summary>
    /// <param name="type">Creation or conversion.</param>
    /// <param name="child">Path of the disk that comes into being.</param>
    /// <param name="parent">Path of the disk it is made from.</param>
    /// <param name="atOnce">Whether it has ended when this returns: for work that takes no time.</param>
    /// <param name="work">Throws <see cref="RefusalException"/> for what the host refuses; other exceptions become 0x80004005.</param>
    public StorageJob Start(StorageJobType type, string child, string? parent, bool atOnce, Action<StorageJob, CancellationToken> work)
    {
        Forget();
        var job = new StorageJob(type, child, parent, time.GetUtcNow());
        _jobs[job.Id] = job;
        Interlocked.Increment(ref _running);
        var service = _service.Token;
        if (atOnce)
            Run(job, work, service);
        else
            _ = Task.Run(() => Run(job, work, service), CancellationToken.None);
        return job;
    }

    /// <summary>The service starts anew: its jobs stop where they are, and nobody knows them any more. What they had written stays.</summary>
    public void Restart()
    {
        var before = _service;
        _service = new();
        _jobs = new();
        ServiceStarted = time.GetUtcNow();
        before.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _service.Cancel();
        _service.Dispose();
    }

    // Jobs end in about the order of their end times, so only the oldest need a look.
    private void Forget()
    {
        var since = time.GetUtcNow() - TimeBeforeRemoval;
        while (_ended.TryPeek(out var job) && job.Now.Ended <= since && _ended.TryDequeue(out job))
            _jobs.TryRemove(job.Id, out _);
    }

    private void Run(StorageJob job, Action<StorageJob, CancellationToken> work, CancellationToken service)
    {
        RefusalException? why = null;
        try
        {
            work(job, service);
        }
        catch (RefusalException refused)
        {
            why = refused;
        }
        catch (OperationCanceledException) when (service.IsCancellationRequested)
        {
            why = new RefusalException(0x800704C7, "The operation was canceled by the user");
        }
        catch (Exception surprise)
        {
            why = DiskTrouble.AsRefusal(surprise, job.Child);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            job.End(time.GetUtcNow(), why);
            _ended.Enqueue(job);
        }
    }
}
