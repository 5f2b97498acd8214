namespace Portal.TestKit.Runs.Simulation;

/// <summary>A timer of a process, or of nobody. What it does is done by its process, as soon as that can.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly World _world;
    private readonly SimulatedProcess? _owner;
    private readonly Action _act;
    private TimeSpan _period;
    private long _setting;

    public SimulatedTimer(World world, SimulatedProcess? owner, Action act, TimeSpan due, TimeSpan period)
    {
        (_world, _owner, _act) = (world, owner, act);
        Change(due, period);
    }

    /// <summary>Whether it is still set as it was then.</summary>
    public bool IsSet(long setting) => _setting == setting && _owner is not { IsDead: true };

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _setting++;
        if (dueTime != Timeout.InfiniteTimeSpan) _world.Set(this, _setting, _world.Elapsed + dueTime);
        return true;
    }

    public void Ring(long setting)
    {
        if (!IsSet(setting)) return;
        if (_period > TimeSpan.Zero) _world.Set(this, setting, _world.Elapsed + _period);
        _world.Add(_owner, () =>
        {
            if (IsSet(setting)) _act();
        });
    }

    public void Dispose() => _setting++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
