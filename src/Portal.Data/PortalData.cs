using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddSingleton<DatabaseUpgrade>();
        return services;
    }
}
