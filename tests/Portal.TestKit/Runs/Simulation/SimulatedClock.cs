namespace Portal.TestKit.Runs.Simulation;

/// <summary>The clock of one process: all tick alike, but a wall clock may be wrong, and jump.</summary>
public sealed class SimulatedClock(World world, SimulatedProcess owner, DateTimeOffset beginning) : TimeProvider
{
    /// <summary>How far the wall clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => world.Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => beginning + world.Elapsed + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SimulatedTimer(world, owner, () => callback(state), dueTime, period);
}
