using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Data;
using Portal.Web.Settings;

namespace Portal.Web.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<PortalDb> databases, DatabaseOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.Nodes.AsNoTracking().AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy($"{options.Provider} answers.");
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy($"{options.Provider} does not answer; work waits for it. The log has the reason.", fault);
        }
    }
}
