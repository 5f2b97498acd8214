namespace Portal.Domain.Connections;

/// <summary>What the HyperV room needs to open sessions for a connection; the password in the clear, only here.</summary>
public sealed record ConnectionAccess(
    Guid Id, string Name, string Address, Transport Transport, string Account, Secret Password, string StagingFolder, int SessionsPerHost);

/// <summary>Where the HyperV room asks for it. Implemented where the tables are known.</summary>
public interface IConnectionBook
{
    /// <summary>Null when there is no such connection.</summary>
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
