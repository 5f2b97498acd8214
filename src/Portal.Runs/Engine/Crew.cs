using Microsoft.Extensions.Logging;

namespace Portal.Runs.Engine;

/// <summary>
/// Calls as many hands as there is work for, and no more than there are places: a job that finds nothing ends, one that finds an item calls
/// the next. So whatever starts the jobs gets free places, not items, and an order of thousands does not become thousands of jobs.
/// </summary>
/// <param name="engine">Does the work.</param>
/// <param name="places">Most jobs at once: 1 or more.</param>
/// <param name="lookEvery">How often to look for work that nobody announced (another node's, an order whose caller died).</param>
/// <param name="call">Starts one job somewhere that runs <see cref="WorkAsync"/>; may throw, may be forgotten.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Event ids 2000 to 2999.</param>
public sealed class Crew(RunEngine engine, int places, TimeSpan lookEvery, Action call, TimeProvider time, ILogger<Crew> logger)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _look = NewLook();
    private int _called;
    private int _working;
    private long? _foundNothing;

    /// <summary>Jobs that run now.</summary>
    public int Working
    {
        get
        {
            lock (_lock) return _working;
        }
    }

    /// <summary>There may be work: an order was opened, a retry asked for. Cheap, and harmless when there is none.</summary>
    public void Call()
    {
        lock (_lock) _foundNothing = null;
        CallNext();
    }

    /// <summary>What a job does.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            _working++;
            if (_called > 0) _called--;
        }

        var found = false;
        try
        {
            await engine.WorkAsync(() => { found = true; CallNext(); }, ct);
        }
        finally
        {
            lock (_lock)
            {
                _working--;
                if (found) _look.TrySetResult(); // what it committed may be due soon
                else _foundNothing = time.GetTimestamp();
            }
        }
    }

    /// <summary>Calls whenever something is due, until <paramref name="ct"/> fires.</summary>
    public async Task WatchAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var look = NewLook();
            lock (_lock)
            {
                _look = look;
                _called = 0; // a call that was not answered by now is forgotten
            }

            var pause = lookEvery;
            try
            {
                if (await engine.NextDueAsync(ct) is { } due)
                {
                    var left = due - time.GetUtcNow();
                    if (left <= TimeSpan.Zero) Call();
                    else if (left < pause) pause = left;
                }
            }
#pragma warning disable CA1031 // whatever ails the journal, the next look tries again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (ct.IsCancellationRequested) return;
                EngineLog.JournalAway(logger, failure, "tell what is due", pause);
            }

            using var end = ct.Register(() => look.TrySetResult());
            await using var timer = time.CreateTimer(_ => look.TrySetResult(), null, pause, Timeout.InfiniteTimeSpan);
            await look.Task;
        }
    }

    /// <summary>Where gates are full every item would call one job in vain: after one that found nothing, a second passes.</summary>
    private void CallNext()
    {
        lock (_lock)
        {
            if (_called + _working >= places) return;
            if (_foundNothing is { } then && time.GetElapsedTime(then) < TimeSpan.FromSeconds(1)) return;
            _called++;
        }

        try
        {
            call();
        }
#pragma warning disable CA1031 // what was claimed must be carried, and what was ordered is ordered, whether or not there is room for another job
        catch (Exception failure)
#pragma warning restore CA1031
        {
            EngineLog.NoJob(logger, failure, lookEvery);
        }
    }

    private static TaskCompletionSource NewLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
