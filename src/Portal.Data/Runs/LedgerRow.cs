using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Something of ours on a host, as one item intended it. Rows never disappear: the orphan sweep finds late arrivals by them.</summary>
public sealed class LedgerRow
{
    /// <summary>Rises.</summary>
    public long Id { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>"disk", "vm", "file".</summary>
    public required string Kind { get; init; }

    /// <summary>Where it can be reached.</summary>
    public required string Host { get; init; }

    /// <summary>A path, or the stamp of a virtual machine.</summary>
    public required string Name { get; init; }

    /// <summary>Half-written, or on its way: gone once the step that made it is done.</summary>
    public bool Transient { get; set; }

    /// <summary>Whether it exists.</summary>
    public ThingState State { get; set; }

    /// <summary>The step that intended it last.</summary>
    public required string Step { get; set; }

    /// <summary>Of the claim that intended it last.</summary>
    public required long Fence { get; set; }

    /// <summary>When it came to this state.</summary>
    public required DateTimeOffset Since { get; set; }
}
