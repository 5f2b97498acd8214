using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>A connection as people see it: without its password.</summary>
public sealed record ConnectionView(
    Guid Id, string Name, string Address, bool Clustered, Transport Transport, string Account, string? Switch, StorageKind StorageKind, string StorageFolder,
    string StagingFolder, string FirstMac, int DiskOperationsPerHost, int SessionsPerHost);
