using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.Features.Connections;

/// <summary>Tells how to reach a connection's hosts: the saved ones, and those that are being tried before they are saved.</summary>
/// <remarks>It is asked before each act on a host, so that it remembers for a few seconds: another node's change holds soon, this one's at once.</remarks>
public sealed class ConnectionBook(IDbContextFactory<PortalDb> databases, ISecretBox box, TimeProvider time) : IConnectionBook
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Page> _pages = [];
    private readonly ConcurrentDictionary<Guid, ConnectionAccess> _candidates = [];

    /// <inheritdoc />
    /// <exception cref="HostException">The stored password cannot be read.</exception>
    public async Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct)
    {
        if (_candidates.TryGetValue(connection, out var candidate)) return candidate;
        if (_pages.TryGetValue(connection, out var page) && time.GetElapsedTime(page.Read) < Fresh) return page.Access;

        var now = time.GetTimestamp();
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.AsNoTracking().FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        if (row is null) return null;
        var access = AccessOf(row, Reveal(row));
        _pages[connection] = new(access, now);
        return access;
    }

    /// <summary>What a row says, with its password in the clear.</summary>
    internal static ConnectionAccess AccessOf(Connection row, Secret password) => new(
        row.Id, row.Name, row.Address, row.Transport, row.Account, password, row.StorageFolder, row.StagingFolder, row.SessionsPerHost)
    {
        Vmm = row.VmmServer is { } server ? new(server, row.VmmMachine ?? server) : null, PortClassification = row.PortClassification, IdentityFolder = row.IdentityFolder,
    };

    /// <summary>As if it were saved, until <see cref="Withdraw"/>.</summary>
    internal void Offer(ConnectionAccess candidate) => _candidates[candidate.Id] = candidate;

    /// <summary>What was offered is forgotten, or read from its row from now on.</summary>
    internal void Withdraw(Guid connection)
    {
        _candidates.TryRemove(connection, out _);
        _pages.TryRemove(connection, out _);
    }

    private Secret Reveal(Connection row)
    {
        try
        {
            return box.Reveal(row.ProtectedPassword);
        }
        catch (CryptographicException lost)
        {
            throw new HostException(HostFault.Denied, row.Address, $"The stored password of the connection '{row.Name}' cannot be read: it was kept with another key.",
                "Bring the portal's key back, or enter the password of the connection again.", lost);
        }
    }

    private sealed record Page(ConnectionAccess Access, long Read);
}
