namespace Portal.TestKit.Runs.Simulation;

/// <summary>
/// A world in one thread: processes, what travels between them, and time. One thing happens after another, so that a run can be repeated
/// exactly; and of a process that dies nothing runs any more: no catch, no finally.
/// </summary>
/// <param name="choose">Which of so many things that could happen now does: 0 is the oldest. The oldest always, unless told.</param>
public sealed class World(Func<int, int>? choose = null)
{
    /// <summary>Things that happen without time passing, after which the world is taken to run in a circle.</summary>
    private const int Circle = 200_000;

    private readonly List<(SimulatedProcess? Owner, Action Act)> _ready = [];
    private readonly PriorityQueue<(SimulatedTimer Timer, long Setting), (TimeSpan Due, long Number)> _timers = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _number;
    private volatile bool _leaked;

    /// <summary>Since the beginning of the world.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Called with every bit of time that passes.</summary>
    public Action<TimeSpan>? OnPassed { get; set; }

    /// <summary>Lets everything happen that can happen without time passing.</summary>
    /// <exception cref="InvalidOperationException">It would go on for ever.</exception>
    public void Settle()
    {
        var outside = SynchronizationContext.Current;
        try
        {
            for (var n = 0; Next() is { } next; n++)
            {
                if (_leaked) throw new InvalidOperationException("Something went on in a thread of its own: this run could not be repeated.");
                if (n == Circle) throw new InvalidOperationException($"The world runs in a circle at {Elapsed}.");
                SynchronizationContext.SetSynchronizationContext(next.Owner);
                next.Act();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    /// <summary>Lets time pass, and everything happen in it.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Elapsed + time;
        Settle();
        while (Tick(end)) Settle();
        PassTo(end);
    }

    /// <summary>Lets time pass until something is so. It is asked whenever nothing more can happen without time passing.</summary>
    /// <param name="so">What.</param>
    /// <param name="atMost">An hour, unless told.</param>
    /// <exception cref="TimeoutException">It did not become so.</exception>
    public void Until(Func<bool> so, TimeSpan? atMost = null)
    {
        var end = Elapsed + (atMost ?? TimeSpan.FromHours(1));
        for (Settle(); !so(); Settle())
            if (!Tick(end)) throw new TimeoutException($"It did not become so until {end}.");
    }

    /// <summary>Waits for real work, as of a database, which goes on in threads of its own while this world stands still.</summary>
    public static T Await<T>(Func<Task<T>> work)
    {
        var inside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(inside);
        }
    }

    /// <summary>Something that happens by itself, in no process.</summary>
    public void After(TimeSpan time, Action act)
    {
        if (time <= TimeSpan.Zero) Add(null, act);
        else _ = new SimulatedTimer(this, null, act, time, Timeout.InfiniteTimeSpan);
    }

    internal void Add(SimulatedProcess? owner, Action act)
    {
        if (Environment.CurrentManagedThreadId != _thread) _leaked = true;
        else if (owner is not { IsDead: true }) _ready.Add((owner, act));
    }

    internal void Forget(SimulatedProcess dead) => _ready.RemoveAll(next => next.Owner == dead);

    internal void Set(SimulatedTimer timer, long setting, TimeSpan due) => _timers.Enqueue((timer, setting), (due, _number++));

    private (SimulatedProcess? Owner, Action Act)? Next()
    {
        var able = _ready.Count(next => next.Owner is not { IsFrozen: true });
        if (able == 0) return null;

        var chosen = choose is null ? 0 : choose(able);
        for (var n = 0; ; n++)
        {
            if (_ready[n].Owner is { IsFrozen: true } || chosen-- > 0) continue;
            var next = _ready[n];
            _ready.RemoveAt(n);
            return next;
        }
    }

    /// <summary>On to the next moment for which a timer is set; false when there is none before the end.</summary>
    private bool Tick(TimeSpan end)
    {
        while (_timers.TryPeek(out var next, out var when))
        {
            if (next.Timer.IsSet(next.Setting))
            {
                if (when.Due > end) return false;
                PassTo(when.Due);
                while (_timers.TryPeek(out next, out when) && when.Due <= Elapsed) _timers.Dequeue().Timer.Ring(next.Setting);
                return true;
            }

            _timers.Dequeue();
        }

        return false;
    }

    private void PassTo(TimeSpan time)
    {
        var passed = time - Elapsed;
        Elapsed = time;
        if (passed > TimeSpan.Zero) OnPassed?.Invoke(passed);
    }
}
