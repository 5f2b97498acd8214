namespace Portal.Data.Runs;

/// <summary>A limit, and who is inside. See <see cref="Portal.Runs.Gate"/>.</summary>
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
}
