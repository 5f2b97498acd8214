using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;

namespace Portal.Domain.Connections.Rules;

/// <summary>
/// Machines of a cluster move, so that their disks lie where every node reaches them; a standalone machine has no cluster volume; disks on
/// shares came with Windows Server 2012 and its SMB 3.
/// </summary>
/// <param name="hosts">Of the connection; at least one.</param>
public sealed class StorageFitsHosts(IReadOnlyList<HostFacts> hosts) : IRule<StorageKind>
{
    /// <inheritdoc />
    public Verdict Judge(StorageKind value)
    {
        var cluster = hosts[0].Cluster;
        if (cluster is not null && value == StorageKind.Local)
            return No(value, $"{cluster} is a cluster, and a node's own disk is out of the others' reach.", "Choose a cluster shared volume or a share.");
        if (cluster is null && value == StorageKind.Csv)
            return No(value, $"{hosts[0].Name} is not in a cluster, and has no cluster shared volume.", "Choose a folder of its own disk, or a share.");
        var old = hosts.Where(host => host.IsBefore(WindowsServer.V2012)).ToList();
        if (value == StorageKind.Smb && old.Count > 0)
            return No(value, $"Disks on a share need SMB 3, which came with Windows Server 2012 (6.2); {MasterIsThere.Some(old.Select(host => $"{host.Name} has {host.WindowsVersion}"))}.",
                "Choose a cluster shared volume or a folder of the host's own disk, or upgrade the hosts.");
        return Verdict.Yes;
    }

    private static Verdict No(StorageKind value, string rule, string remedy) => Verdict.No("storageKind", value.ToString(), rule, remedy);
}
