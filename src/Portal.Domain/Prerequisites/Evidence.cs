using Portal.Domain.Connections;

namespace Portal.Domain.Prerequisites;

/// <summary>What was found out about a connection at one moment. What could not be found out carries its reason.</summary>
/// <param name="Settings">What the connection was asked with.</param>
/// <param name="Portal">Who asked.</param>
/// <param name="Survey">What VMM and the hosts said.</param>
/// <param name="PromisedBytes">What orders under way, of whichever connection, will still write on its storage.</param>
/// <param name="Taken">When.</param>
public sealed record Evidence(AskedWith Settings, PortalMachine Portal, Survey Survey, long PromisedBytes, DateTimeOffset Taken)
{
    /// <summary>All other connections.</summary>
    public IReadOnlyList<Neighbour> Neighbours { get; init; } = [];

    /// <summary>The hosts that answered, with what they are.</summary>
    internal IEnumerable<(string Name, MachineLook Look)> Seen =>
        Survey.Hosts.Where(host => host.Look.Answer is not null).Select(host => (host.Name, host.Look.Answer!));
}

/// <summary>The settings of a connection that prerequisites depend on.</summary>
/// <param name="Address">FQDN of the cluster or machine; empty while nothing is chosen of what VMM offers.</param>
/// <param name="Vmm">Where VMM is; null without VMM.</param>
/// <param name="Transport">How sessions get there.</param>
/// <param name="Account">"LAB\portal".</param>
/// <param name="HasPassword">Otherwise SSH by key.</param>
/// <param name="StorageKind">Of the folders.</param>
/// <param name="Folders">The storage folder, then that of identity disks where it is another.</param>
/// <param name="Switch">Virtual switch or VM network; null leaves machines unconnected.</param>
public sealed record AskedWith(
    string Address, VmmAddress? Vmm, Transport Transport, string Account, bool HasPassword, StorageKind StorageKind, IReadOnlyList<string> Folders, string? Switch)
{
    /// <summary>Of a connection that is typed.</summary>
    public static AskedWith Of(ConnectionOrder order) => new(
        order.Address, order.Vmm, order.Transport, order.Account, order.Password.Reveal().Length > 0, order.StorageKind, Both(order.StorageFolder, order.IdentityFolder), order.Switch);

    /// <summary>Of a saved one.</summary>
    /// <param name="row">The connection.</param>
    /// <param name="hasPassword">Its row does not tell: it is kept encrypted.</param>
    public static AskedWith Of(Connection row, bool hasPassword) => new(
        row.Address, row.VmmServer is { } server ? new(server, row.VmmMachine ?? server) : null, row.Transport, row.Account, hasPassword, row.StorageKind,
        Both(row.StorageFolder, row.IdentityFolder), row.Switch);

    internal static string[] Both(string storage, string? identity) =>
        identity is null || string.Equals(identity.TrimEnd('\\'), storage.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase)
            ? [storage.TrimEnd('\\')]
            : [storage.TrimEnd('\\'), identity.TrimEnd('\\')];
}

/// <summary>Another connection, and where it keeps its disks.</summary>
/// <param name="Connection">Its name.</param>
/// <param name="Address">FQDN of its cluster or machine.</param>
/// <param name="Folders">The storage folder, then that of identity disks where it is another.</param>
public sealed record Neighbour(string Connection, string Address, IReadOnlyList<string> Folders)
{
    /// <summary>Of its row.</summary>
    public static Neighbour Of(Connection row) => new(row.Name, row.Address, AskedWith.Both(row.StorageFolder, row.IdentityFolder));
}

/// <summary>The machine that the portal runs on.</summary>
/// <param name="Name">Its short name, or an FQDN.</param>
/// <param name="Forest">"lab.example": of the directory it is configured with; null for none.</param>
public sealed record PortalMachine(string Name, string? Forest)
{
    /// <summary>The machine that this process runs on.</summary>
    public static PortalMachine Here(string? forest) => new(Environment.MachineName, forest);
}
