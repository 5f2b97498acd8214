namespace Portal.Runs.Memory;

internal sealed class MemoryGate(string name)
{
    public int Limit { get; set; } = int.MaxValue;
    public int PerMinute { get; set; }
    public int Inside { get; private set; }

    /// <summary>A rate is a time: nobody enters before it.</summary>
    public DateTimeOffset Free { get; private set; }

    /// <summary>No probe before it; null when the gate is open.</summary>
    public DateTimeOffset? Closed { get; private set; }

    public Guid? Probe { get; private set; }

    public bool IsFull => Inside >= Limit || Probe is not null;

    /// <summary>When one more may come in, as far as time decides that.</summary>
    public DateTimeOffset From => Closed is { } closed && closed > Free ? closed : Free;

    public bool HasRoom(DateTimeOffset now) => !IsFull && From <= now;

    public void Enter(Guid item, DateTimeOffset now)
    {
        Inside++;
        if (PerMinute > 0) Free = now + (TimeSpan.FromMinutes(1) / PerMinute);
        if (Closed is not null) Probe = item;
    }

    public void Leave(Guid item)
    {
        Inside--;
        if (Probe == item) Probe = null;
    }

    public void Close(Guid item, DateTimeOffset until)
    {
        Closed = until;
        if (Probe == item) Probe = null;
    }

    public void Answered(Guid item)
    {
        if (Probe == item) (Closed, Probe) = (null, null);
    }

    public GateRow ToRow() => new(name, Inside, Closed is not null);
}
