using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Facts;
using Portal.Data.Machines;
using Portal.Data.Runs;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data;

/// <summary>What every database's room registers.</summary>
public static class PortalData
{
    /// <summary><see cref="IDbContextFactory{TContext}"/> of <see cref="PortalDb"/>, and all that stands on it, over the database that <paramref name="configure"/> names.</summary>
    public static IServiceCollection AddPortalData<TDialect>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TDialect : Dialect
    {
        services.AddSingleton<TDialect>();
        services.AddSingleton<Dialect>(provider => provider.GetRequiredService<TDialect>());
        services.AddPooledDbContextFactory<PortalDb>(configure);
        services.AddAccounts();
        services.AddSingleton<DatabaseUpgrade>();
        services.AddSingleton<MachineSearch>();
        services.AddSingleton<Transactions>();
        services.AddSingleton(provider => new Insert(ModelOf(provider)));
        services.AddSingleton<FactWriters>();
        services.AddSingleton<IJournal, Journal>();
        services.AddSingleton<IOrders, Orders>();
        return services;
    }

    private static IModel ModelOf(IServiceProvider provider)
    {
        using var db = provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();
        return db.Model;
    }
}
