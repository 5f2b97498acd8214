namespace Portal.Domain.Catalogs;

/// <summary>A catalog to be made: an image of a master, and machines over it.</summary>
public sealed record CatalogOrder
{
    /// <summary>Also the name of its folder. 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Where.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>Name of the master VM, or the host's id of it.</summary>
    public required string Master { get; init; }

    /// <summary>Name or id of a checkpoint of it; null takes its current disk, which needs it to be off.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>What is confirmed of the master.</summary>
    public MasterChecks Confirmed { get; init; }

    /// <summary>Who confirmed it; null while nobody did, or whoever orders it.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When; null for the moment in which it is ordered or planned.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>"VDI-###".</summary>
    public required string NamingPattern { get; init; }

    /// <summary>1 to <see cref="Rules.MachineCount.Most"/>.</summary>
    public required int Machines { get; init; }

    /// <summary>What is on the master.</summary>
    public GuestKind Guest { get; init; }

    /// <summary>Per machine: 1 to 64.</summary>
    public int Processors { get; init; } = 2;

    /// <summary>Per machine: a whole number of MiB, 512 MiB to 1 TiB.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>The same with a name behind what is confirmed: the one that it has, or else this.</summary>
    public CatalogOrder AnsweredForBy(string name, DateTimeOffset now) =>
        Confirmed == MasterChecks.None ? this with { ConfirmedBy = null, ConfirmedAt = null }
        : ConfirmedBy is null ? this with { ConfirmedBy = name, ConfirmedAt = ConfirmedAt ?? now }
        : this;
}
