namespace Portal.Domain.Connections;

/// <summary>What the HyperV room needs to work for a connection; the password in the clear, only here.</summary>
/// <param name="Id">Of the connection.</param>
/// <param name="Name">For people.</param>
/// <param name="Address">FQDN of the cluster or machine.</param>
/// <param name="Transport">How sessions get there.</param>
/// <param name="Account">"LAB\portal".</param>
/// <param name="Password">Empty: SSH by key.</param>
/// <param name="StorageFolder">Folders below it are the portal's own, and go when they are empty.</param>
/// <param name="StagingFolder">On each machine.</param>
/// <param name="SessionsPerHost">At once.</param>
public sealed record ConnectionAccess(
    Guid Id, string Name, string Address, Transport Transport, string Account, Secret Password, string StorageFolder, string StagingFolder, int SessionsPerHost);

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
