using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Brings the database to this version's model. To be done before anything else reads it.</summary>
public sealed class DatabaseUpgrade(IDbContextFactory<PortalDb> databases, Dialect dialect)
{
    /// <summary>How the database's model stands to this version's. Changes nothing.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be reached, or refuses.</exception>
    public async Task<ModelStand> StandAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct).ConfigureAwait(false)).ToHashSet();
        return applied.Count == 0 ? ModelStand.Absent : !applied.IsSubsetOf(known) ? ModelStand.Newer : applied.Count < known.Count ? ModelStand.Older : ModelStand.Current;
    }

    /// <summary>Makes the database if it is not there. Nothing to do when it is up to date.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be reached, or refuses.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await dialect.UpgradeAsync(db, ct).ConfigureAwait(false);
    }
}

/// <summary>How a database's model stands to a version's.</summary>
public enum ModelStand
{
    /// <summary>There is no database yet.</summary>
    Absent = 0,

    /// <summary>It has to be upgraded first.</summary>
    Older = 1,

    /// <summary>It is this version's.</summary>
    Current = 2,

    /// <summary>A later version made it.</summary>
    Newer = 3,
}
