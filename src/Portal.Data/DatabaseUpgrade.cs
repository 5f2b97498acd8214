using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Brings the database to this version's model. To be done before anything else reads it.</summary>
public sealed class DatabaseUpgrade(IDbContextFactory<PortalDb> databases, Dialect dialect)
{
    /// <summary>Makes the database if it is not there. Nothing to do when it is up to date.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be reached, or refuses.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await dialect.UpgradeAsync(db, ct).ConfigureAwait(false);
    }
}
