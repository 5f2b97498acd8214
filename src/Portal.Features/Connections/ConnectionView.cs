using Portal.Domain.Connections;
using Portal.Domain.Machines;

namespace Portal.Features.Connections;

/// <summary>A connection as people see it: without its password. Its version is another one after each change, also of that.</summary>
public sealed record ConnectionView(
    Guid Id, string Name, string Address, bool Clustered, Transport Transport, string Account, string? Switch, StorageKind StorageKind, string StorageFolder,
    string StagingFolder, string FirstMac, int DiskOperationsPerHost, int SessionsPerHost, Guid Version)
{
    internal static ConnectionView Of(Connection row) => new(row.Id, row.Name, row.Address, row.Clustered, row.Transport, row.Account, row.Switch, row.StorageKind,
        row.StorageFolder, row.StagingFolder, new MacAddress(row.FirstMac).ToString(), row.DiskOperationsPerHost, row.SessionsPerHost, row.Version);
}
