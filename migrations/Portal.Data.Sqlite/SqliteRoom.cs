using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Data.Sqlite;

/// <summary>The portal on SQLite: one file, one portal, one writer at a time.</summary>
public static class SqliteRoom
{
    /// <summary>Registers the database of this file.</summary>
    /// <param name="services">To add to.</param>
    /// <param name="path">Of the file; made by <see cref="DatabaseUpgrade"/> if it is not there. Its folder is.</param>
    public static IServiceCollection AddPortalSqlite(this IServiceCollection services, string path) =>
        services.AddPortalData<SqliteDialect>((provider, options) => options.UsePortalSqlite(path).AddInterceptors(provider.GetRequiredService<SqliteDialect>().Savers));

    internal static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string path) =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path }.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteRoom).Assembly))
            .AddInterceptors(new Pragmas());
}
