namespace Portal.Domain.Catalogs;

/// <summary>Machines made alike.</summary>
public sealed class Catalog
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique, case-insensitive.</summary>
    public required string Name { get; set; }

    /// <summary>Where its machines live.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>"VDI-###": the hashes are digits, counted from 1. See <see cref="NamingScheme"/>.</summary>
    public required string NamingPattern { get; init; }

    /// <summary>What its image's guest is.</summary>
    public required GuestKind Guest { get; init; }

    /// <summary>1 or 2; the master's.</summary>
    public required int Generation { get; init; }

    /// <summary>Per machine.</summary>
    public required int Processors { get; set; }

    /// <summary>Per machine; a whole number of MiB.</summary>
    public required long MemoryBytes { get; set; }

    /// <summary>Folder of the catalog on the connection's storage.</summary>
    public required string Folder { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>App-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>How a guest takes its name from the identity disk.</summary>
public enum GuestKind
{
    /// <summary>cloud-init, NoCloud.</summary>
    Linux = 0,

    /// <summary>cloudbase-init, ConfigDrive.</summary>
    Windows = 1,
}

/// <summary>A consolidated image: the flattened copy of the master's chain on one storage, one version of a catalog.</summary>
public sealed class Image
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CatalogId { get; init; }

    /// <summary>Counted from 1 within the catalog.</summary>
    public required int Number { get; init; }

    /// <summary>The master VM's name when it was taken.</summary>
    public required string MasterName { get; init; }

    /// <summary>The checkpoint's name; null when the master was off and its current disk was taken.</summary>
    public string? CheckpointName { get; init; }

    /// <summary>What somebody confirmed of the master as it was then.</summary>
    public MasterChecks Confirmed { get; init; }

    /// <summary>Who; null when nobody confirmed anything.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>FQDN of the Hyper-V machine that converts it.</summary>
    public required string Host { get; init; }

    /// <summary>The disk it is taken from.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public ImageState State { get; set; }

    /// <summary>The conversion's job on the host while it runs.</summary>
    public string? JobId { get; set; }

    /// <summary>VMMS's start when the job began.</summary>
    public DateTimeOffset? JobVmmsStarted { get; set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; set; }

    /// <summary>Bytes of the file once it is ready.</summary>
    public long FileBytes { get; set; }

    /// <summary>Bytes that the guest sees.</summary>
    public long VirtualBytes { get; set; }
}

/// <summary>Where an image stands.</summary>
public enum ImageState
{
    /// <summary>Ordered.</summary>
    Planned = 0,

    /// <summary>Being converted.</summary>
    Consolidating = 1,

    /// <summary>Whole; machines may hang on it.</summary>
    Ready = 2,

    /// <summary>Deleted.</summary>
    Removed = 3,
}
