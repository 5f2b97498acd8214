namespace Portal.Domain.Connections;

/// <summary>What the HyperV room needs to work for a connection; the password in the clear, only here.</summary>
/// <param name="Id">Of the connection.</param>
/// <param name="Name">For people.</param>
/// <param name="Address">FQDN of the cluster or machine that virtual machines are made on; empty while nothing is chosen of what VMM offers.</param>
/// <param name="Transport">How sessions get there.</param>
/// <param name="Account">"LAB\portal".</param>
/// <param name="Password">Empty: SSH by key.</param>
/// <param name="StorageFolder">Folders below it (and below <see cref="IdentityFolder"/>) are the portal's own, and go when they are empty.</param>
/// <param name="StagingFolder">On each machine.</param>
/// <param name="SessionsPerHost">At once.</param>
public sealed record ConnectionAccess(
    Guid Id, string Name, string Address, Transport Transport, string Account, Secret Password, string StorageFolder, string StagingFolder, int SessionsPerHost)
{
    /// <summary>Who owns the virtual machines; null is Hyper-V without VMM.</summary>
    public VmmAddress? Vmm { get; init; }

    /// <summary>VMM's port classification of new adapters.</summary>
    public string? PortClassification { get; init; }

    /// <summary>Folder of identity disks, where that is another.</summary>
    public string? IdentityFolder { get; init; }
}

/// <summary>Where VMM is, and where its module is.</summary>
/// <param name="Server">FQDN of the VMM server, or of the role of a highly available one.</param>
/// <param name="Machine">FQDN of the machine with VMM's console that sessions run on; the server itself where that is one machine.</param>
public sealed record VmmAddress(string Server, string Machine);

/// <summary>Where the HyperV room asks for it. Implemented where the tables are known.</summary>
public interface IConnectionBook
{
    /// <summary>As it is now; null when there is no such connection. Asked before each act: a change holds from the next one.</summary>
    Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct);
}

/// <summary>A secret that does not print itself.</summary>
public sealed class Secret(string value)
{
    /// <summary>Into the session, and nowhere else.</summary>
    public string Reveal() => value;

    /// <inheritdoc />
    public override string ToString() => "(secret)";
}
