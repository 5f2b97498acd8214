using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Data.SqlServer;

/// <summary>The portal on SQL Server, 2022 or later.</summary>
public static class SqlServerRoom
{
    /// <summary>Compatibility level of SQL Server 2022.</summary>
    private const int Level = 160;

    /// <summary>Registers the database that this names.</summary>
    /// <param name="services">To add to.</param>
    /// <param name="connectionString">Of Microsoft.Data.SqlClient. The account owns the database, or may make it.</param>
    public static IServiceCollection AddPortalSqlServer(this IServiceCollection services, string connectionString) =>
        services.AddPortalData<SqlServerDialect>((_, options) => options.UsePortalSqlServer(connectionString));

    internal static DbContextOptionsBuilder UsePortalSqlServer(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerRoom).Assembly).UseCompatibilityLevel(Level))
            .ReplaceService<IModelCustomizer, SqlServerModel>();
}
