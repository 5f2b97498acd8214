using Portal.Data.PostgreSql;
using Portal.Data.Sqlite;
using Portal.Data.SqlServer;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>The database that the settings name.</summary>
internal static class PortalDatabase
{
    /// <summary>Registers it; nothing is opened yet.</summary>
    public static void AddPortalDatabase(this IServiceCollection services, DataFolder data, DatabaseOptions database)
    {
        switch (database.Provider)
        {
            case DatabaseKind.Sqlite: services.AddPortalSqlite(data.Database); break;
            case DatabaseKind.PostgreSql: services.AddPortalPostgreSql(database.ConnectionString); break;
            case DatabaseKind.SqlServer: services.AddPortalSqlServer(database.ConnectionString); break;
            default: throw new ArgumentOutOfRangeException(nameof(database), database.Provider, "No such database.");
        }
    }
}
