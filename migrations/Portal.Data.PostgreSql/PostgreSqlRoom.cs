using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Portal.Data.PostgreSql;

/// <summary>The portal on PostgreSQL, 15 or later.</summary>
public static class PostgreSqlRoom
{
    /// <summary>Statements that a connection keeps prepared: more than the journal has.</summary>
    private const int Prepared = 200;

    /// <summary>Registers the database that this names.</summary>
    /// <param name="services">To add to.</param>
    /// <param name="connectionString">Of Npgsql. The account owns the database, or may make it.</param>
    public static IServiceCollection AddPortalPostgreSql(this IServiceCollection services, string connectionString) =>
        services.AddPortalData<PostgreSqlDialect>((_, options) => options.UsePortalPostgreSql(connectionString));

    internal static DbContextOptionsBuilder UsePortalPostgreSql(this DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (connection.MaxAutoPrepare == 0) connection.MaxAutoPrepare = Prepared;
        return options
            .UseNpgsql(connection.ToString(), npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlRoom).Assembly).SetPostgresVersion(15, 0))
            .ReplaceService<IModelCustomizer, PostgreSqlModel>();
    }
}
