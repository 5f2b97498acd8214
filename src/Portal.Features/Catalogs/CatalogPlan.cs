using Portal.Features.Catalogs.Warnings;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>What an order would do, before anybody does it. Names and hosts may still differ when others order at the same time.</summary>
/// <param name="Catalog">Name.</param>
/// <param name="Connection">Name.</param>
/// <param name="Image">The copy of the master that all disks hang on; null when machines are added to a catalog that has one.</param>
/// <param name="Machines">In the order of their numbers.</param>
/// <param name="Storage">What is written where.</param>
/// <param name="RemoteCalls">Calls to hosts, when nothing has to be tried twice and the image is converted at the first look.</param>
/// <param name="Limits">How much of it happens at once.</param>
/// <param name="CanRunAtOnce">Machines that the hosts' free memory carries, with the largest host lost. They are made switched off: advice, not a limit.</param>
public sealed record CatalogPlan(
    string Catalog, string Connection, PlannedImage? Image, IReadOnlyList<PlannedMachine> Machines, PlannedStorage Storage, int RemoteCalls,
    IReadOnlyList<Gate> Limits, long CanRunAtOnce)
{
    /// <summary>What could stop or slow it, as it stands when it is read.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];
}

/// <summary>An image to be taken.</summary>
/// <param name="Master">Name of the master.</param>
/// <param name="Checkpoint">Name of the checkpoint; null for its current disk.</param>
/// <param name="Host">FQDN of the machine that converts it.</param>
/// <param name="Source">The disk it is taken from.</param>
/// <param name="Path">Where it will lie.</param>
/// <param name="Bytes">At most.</param>
public sealed record PlannedImage(string Master, string? Checkpoint, string Host, string Source, string Path, long Bytes)
{
    /// <summary>The host's id of the master; empty in plans of earlier versions.</summary>
    public Guid MasterId { get; init; }
}

/// <summary>A machine to be made.</summary>
public sealed record PlannedMachine(string Name, string Host, string DiskPath, string IdentityPath);

/// <summary>What is written to a storage.</summary>
/// <param name="Folder">On it.</param>
/// <param name="ImageBytes">At most.</param>
/// <param name="DifferenceDiskBytes">Of all of them, while they are empty.</param>
/// <param name="IdentityDiskBytes">Of all of them.</param>
/// <param name="PromisedBytes">What orders under way, of whichever connection, will still write on that volume or share.</param>
/// <param name="FreeBytes">Now.</param>
/// <param name="TotalBytes">Of the volume or share.</param>
public sealed record PlannedStorage(
    string Folder, long ImageBytes, long DifferenceDiskBytes, long IdentityDiskBytes, long PromisedBytes, long FreeBytes, long TotalBytes)
{
    /// <summary>What this order writes.</summary>
    public long Bytes => ImageBytes + DifferenceDiskBytes + IdentityDiskBytes;
}
