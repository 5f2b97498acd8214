using Portal.Domain.Audit;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;

namespace Portal.Domain;

/// <summary>A catalog and its first image were ordered.</summary>
public sealed record CatalogOrdered(Catalog Catalog, Image Image);

/// <summary>A name, MAC address and paths are taken for a machine.</summary>
public sealed record MachineReserved(Machine Machine);

/// <summary>A conversion runs on the host.</summary>
public sealed record ImageConsolidating(Guid ImageId, string JobId, DateTimeOffset VmmsStarted, int Percent);

/// <summary>An image lies whole under its final name.</summary>
public sealed record ImageReady(Guid ImageId, long FileBytes, long VirtualBytes);

/// <summary>An image is gone from its storage.</summary>
public sealed record ImageRemoved(Guid ImageId);

/// <summary>The machine's own disk exists.</summary>
public sealed record DiskCreated(Guid MachineId, string Path);

/// <summary>The machine's identity disk exists.</summary>
public sealed record IdentityDiskUploaded(Guid MachineId, string Path);

/// <summary>The VM exists, on this host.</summary>
public sealed record VirtualMachineCreated(Guid MachineId, Guid VmId, string Host);

/// <summary>The machine moved to a state.</summary>
public sealed record MachineStood(Guid MachineId, MachineState State, DateTimeOffset Since, string? Why);

/// <summary>The machine is gone; its name and MAC address are free.</summary>
public sealed record MachineRemoved(Guid MachineId, DateTimeOffset When);

/// <summary>A catalog without machines and images is gone.</summary>
public sealed record CatalogRemoved(Guid CatalogId);

/// <summary>An entry for the audit log.</summary>
public sealed record Audited(AuditEntry Entry);
