using Portal.Domain.Connections;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>A connection as people see it: without its password. Its version is another one after each change, also of that.</summary>
public sealed record ConnectionView(
    Guid Id, string Name, string Address, bool Clustered, Transport Transport, string Account, string? Switch, StorageKind StorageKind, string StorageFolder,
    string StagingFolder, string FirstMac, int DiskOperationsPerHost, int SessionsPerHost, Guid Version)
{
    /// <summary>Where VMM is; null without VMM.</summary>
    public VmmAddress? Vmm { get; init; }

    /// <summary>VMM's port classification of new adapters.</summary>
    public string? PortClassification { get; init; }

    /// <summary>Folder of identity disks, where that is another.</summary>
    public string? IdentityFolder { get; init; }

    /// <summary>How many machines may change their power.</summary>
    public required PowerLimits Power { get; init; }

    /// <summary>Since when nothing new begins here, and who said so and why; null while it is in service.</summary>
    public Maintenance? Maintenance { get; init; }

    internal static ConnectionView Of(Connection row) => new(row.Id, row.Name, row.Address, row.Clustered, row.Transport, row.Account, row.Switch, row.StorageKind,
        row.StorageFolder, row.StagingFolder, new MacAddress(row.FirstMac).ToString(), row.DiskOperationsPerHost, row.SessionsPerHost, row.Version)
    {
        Vmm = row.VmmServer is { } server ? new(server, row.VmmMachine ?? server) : null,
        PortClassification = row.PortClassification,
        IdentityFolder = row.IdentityFolder,
        Power = new(row.ActivePowerActions, row.NewPowerActionsPerMinute, row.PowerActionsPercent),
        Maintenance = row.MaintenanceSince is { } since ? new(since, row.MaintenanceNote ?? "") : null,
    };
}

/// <summary>How many machines of a connection may change their power.</summary>
/// <param name="Active">At once.</param>
/// <param name="NewPerMinute">That begin in a minute.</param>
/// <param name="PercentOfCatalog">At once, of a catalog's machines.</param>
public sealed record PowerLimits(int Active, int NewPerMinute, int PercentOfCatalog);

/// <summary>Nothing new begins.</summary>
/// <param name="Since">When that was said.</param>
/// <param name="Note">By whom, and why.</param>
public sealed record Maintenance(DateTimeOffset Since, string Note);
