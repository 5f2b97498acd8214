namespace Portal.TestKit.Runs.Simulation;

/// <summary>
/// A process: code that awaits goes on here. It can die, and then nothing of it ever runs again, or freeze, and go on later as if no time
/// had passed.
/// </summary>
public sealed class SimulatedProcess : SynchronizationContext
{
    private readonly World _world;

    /// <param name="world">Where it lives.</param>
    /// <param name="beginning">What its wall clock showed when the world began.</param>
    public SimulatedProcess(World world, DateTimeOffset beginning)
    {
        _world = world;
        Clock = new(world, this, beginning);
    }

    public SimulatedClock Clock { get; }

    public bool IsDead { get; private set; }

    public bool IsFrozen { get; private set; }

    /// <summary>Called when it dies.</summary>
    public Action? OnDeath { get; set; }

    public void Start(Action act) => _world.Add(this, act);

    public void Die()
    {
        if (IsDead) return;
        IsDead = true;
        _world.Forget(this);
        OnDeath?.Invoke();
    }

    public void Freeze() => IsFrozen = true;

    public void Thaw() => IsFrozen = false;

    public override void Post(SendOrPostCallback d, object? state) => _world.Add(this, () => d(state));

    public override SynchronizationContext CreateCopy() => this;
}
