namespace Portal.Domain.Connections;

/// <summary>A connection to be added.</summary>
public sealed record ConnectionOrder
{
    /// <summary>Unique. 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>FQDN of a cluster or a standalone machine.</summary>
    public required string Address { get; init; }

    /// <summary>FQDN of the VMM server or its role; null is Hyper-V without VMM.</summary>
    public string? VmmServer { get; init; }

    /// <summary>FQDN of the machine that sessions with VMM's module run on; null is the server itself.</summary>
    public string? VmmMachine { get; init; }

    /// <summary>How sessions get there.</summary>
    public required Transport Transport { get; init; }

    /// <summary>"LAB\portal".</summary>
    public required string Account { get; init; }

    /// <summary>In the clear, only here.</summary>
    public required Secret Password { get; init; }

    /// <summary>Virtual switch that all hosts have, or VM network of VMM; null leaves machines unconnected.</summary>
    public string? Switch { get; init; }

    /// <summary>VMM's port classification; null takes VMM's default.</summary>
    public string? PortClassification { get; init; }

    /// <summary>What kind of storage the folder is on.</summary>
    public required StorageKind StorageKind { get; init; }

    /// <summary>"C:\ClusterStorage\Volume1\Portal".</summary>
    public required string StorageFolder { get; init; }

    /// <summary>Folder for identity disks where that is another; null where it is not.</summary>
    public string? IdentityFolder { get; init; }

    /// <summary>On each host.</summary>
    public string StagingFolder { get; init; } = @"C:\ProgramData\Portal\Staging";

    /// <summary>"00155D800000"; null takes a free pool.</summary>
    public string? FirstMac { get; init; }

    /// <summary>1 to 32.</summary>
    public int DiskOperationsPerHost { get; init; } = 4;

    /// <summary>1 to 64.</summary>
    public int SessionsPerHost { get; init; } = 8;

    /// <summary>Power actions at once, 1 to 1,000.</summary>
    public int ActivePowerActions { get; init; } = 50;

    /// <summary>Power actions that begin in a minute, 1 to 1,000.</summary>
    public int NewPowerActionsPerMinute { get; init; } = 10;

    /// <summary>Power actions at once, in percent of a catalog, 1 to 100.</summary>
    public int PowerActionsPercent { get; init; } = 10;

    /// <summary>Where VMM is; null without VMM.</summary>
    public VmmAddress? Vmm => VmmServer is { } server ? new(server, VmmMachine ?? server) : null;
}
