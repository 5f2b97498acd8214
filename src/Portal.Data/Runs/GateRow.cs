namespace Portal.Data.Runs;

/// <summary>A limit, and who is inside. See <see cref="Portal.Runs.Gate"/> for its law.</summary>
public sealed class GateRow
{
    /// <summary>"disk:hv03.lab.example".</summary>
    public required string Name { get; init; }

    /// <summary>Items that may be inside at once; <see cref="int.MaxValue"/> when nobody set it.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>Items that may enter in a minute; 0 is any number.</summary>
    public int PerMinute { get; set; }

    /// <summary>Items at work in it.</summary>
    public int Inside { get; set; }

    /// <summary>A rate is a time: nobody enters before it.</summary>
    public DateTimeOffset Free { get; set; }

    /// <summary>Closed by a silent host: no probe before it. Null when open.</summary>
    public DateTimeOffset? Closed { get; set; }

    /// <summary>The item that probes whether the host answers again.</summary>
    public Guid? Probe { get; set; }

    internal bool IsFull => Inside >= Limit || Probe is not null;

    /// <summary>When one more may come in, as far as time decides that.</summary>
    internal DateTimeOffset From => Closed is { } closed && closed > Free ? closed : Free;

    internal bool HasRoom(DateTimeOffset now) => !IsFull && From <= now;

    /// <summary>How many may come in now.</summary>
    internal int Room(DateTimeOffset now) => !HasRoom(now) ? 0 : Closed is not null || PerMinute > 0 ? 1 : Limit - Inside;

    internal void Enter(Guid item, DateTimeOffset now)
    {
        Inside++;
        if (PerMinute > 0) Free = now + (TimeSpan.FromMinutes(1) / PerMinute);
        if (Closed is not null) Probe = item;
    }

    internal void Leave(Guid item)
    {
        Inside--;
        if (Probe == item) Probe = null;
    }

    internal void Close(Guid item, DateTimeOffset until)
    {
        Closed = until;
        if (Probe == item) Probe = null;
    }

    internal void Answered(Guid item)
    {
        if (Probe == item) (Closed, Probe) = (null, null);
    }
}
