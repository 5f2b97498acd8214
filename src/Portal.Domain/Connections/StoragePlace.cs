namespace Portal.Domain.Connections;

/// <summary>Where a connection's folder lies, as far as names tell: connections on the same volume or share have its room in common.</summary>
/// <param name="Volume">Of which cluster or machine, and which of its volumes; or the share, which is the same from everywhere. For comparing, not for people.</param>
/// <param name="Path">Below it; empty for the volume or share itself.</param>
/// <remarks>
/// Two that names tell apart can be one all the same: a file server's alias, two shares of one volume, a cluster by the name of its node. Two that they do not
/// can be two: a volume that is mounted in a folder of another counts as that.
/// </remarks>
public sealed record StoragePlace(string Volume, string Path)
{
    /// <summary>Of a folder. What is not well formed is somewhere, too.</summary>
    /// <param name="address">FQDN of the cluster or machine; its domain is that of a file server without one.</param>
    /// <param name="folder">"C:\ClusterStorage\Volume1\Portal", "D:\Portal" or "\\files.lab.example\vms\portal".</param>
    public static StoragePlace Of(string address, string folder)
    {
        var (host, names) = (address.ToUpperInvariant(), folder.ToUpperInvariant().Split('\\', StringSplitOptions.RemoveEmptyEntries));
        return (folder.StartsWith(@"\\", StringComparison.Ordinal), names) switch
        {
            (true, [var server, var share, ..]) => new($@"\\{Full(server, host)}\{share}", Rest(2)),
            (false, [var drive, "CLUSTERSTORAGE", var volume, ..]) => new($@"{host}\{drive}\CLUSTERSTORAGE\{volume}", Rest(3)),
            (_, [var drive, ..]) => new($@"{host}\{drive}", Rest(1)),
            _ => new(host, ""),
        };

        string Rest(int from) => string.Join('\\', names[from..]);
    }

    /// <summary>Whether another folder lies in this one, or further down.</summary>
    public bool Holds(StoragePlace other) => Volume == other.Volume && Path != other.Path && (Path.Length == 0 || other.Path.StartsWith(Path + '\\', StringComparison.Ordinal));

    private static string Full(string server, string host) =>
        server.Contains('.', StringComparison.Ordinal) || !host.Contains('.', StringComparison.Ordinal) ? server : server + host[host.IndexOf('.', StringComparison.Ordinal)..];
}
