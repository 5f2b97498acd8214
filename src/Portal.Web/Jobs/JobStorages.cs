using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using Portal.Web.Settings;

namespace Portal.Web.Jobs;

/// <summary>Where Hangfire keeps its jobs: beside the portal's own rows, or with SQLite in memory (docs/decisions/0002).</summary>
internal static class JobStorages
{
    private const string Schema = "hangfire";

    /// <summary>The storage that goes with a database. On a server it makes its own schema where that is missing.</summary>
    /// <exception cref="System.Data.Common.DbException">The server does not answer, or does not let us.</exception>
    public static JobStorage For(DatabaseOptions database) => database.Provider switch
    {
        DatabaseKind.Sqlite => new InMemoryStorage(),
        DatabaseKind.PostgreSql => new PostgreSqlStorage(
            new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(database.ConnectionString, PostgreSql),
            PostgreSql),
        DatabaseKind.SqlServer => new SqlServerStorage(database.ConnectionString, SqlServer),
        _ => throw new ArgumentOutOfRangeException(nameof(database), database.Provider, "No such database."),
    };

    /// <remarks>By default a job of more than 30 minutes would run twice, and a worker of another node would hear of a job after 15 s.</remarks>
    public static PostgreSqlStorageOptions PostgreSql { get; } = new()
    {
        SchemaName = Schema,
        UseSlidingInvisibilityTimeout = true,
        QueuePollInterval = TimeSpan.FromMilliseconds(200),
        DistributedLockTimeout = TimeSpan.FromMinutes(1),
    };

    public static SqlServerStorageOptions SqlServer { get; } = new()
    {
        SchemaName = Schema,
        SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5),
        QueuePollInterval = TimeSpan.Zero,
        UseRecommendedIsolationLevel = true,
        DisableGlobalLocks = true,
    };
}
