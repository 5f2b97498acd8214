using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Runs.Engine;

namespace Portal.Web.Health;

/// <summary>This node has its lease, and knows a way on for every open item.</summary>
internal sealed class EngineCheck(RunEngine engine) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await HasLeaseAsync()) return HealthCheckResult.Degraded("This node could not show that it lives: the others may take its work over.");
        var unknown = await engine.UnknownAsync(cancellationToken);
        if (unknown.Count == 0) return HealthCheckResult.Healthy($"{engine.AtWork} items at work.");
        var steps = string.Join(", ", unknown.Select(each => $"{each.Items} at {each.Step} of {each.Plan} {each.Version}"));
        return HealthCheckResult.Degraded($"Open items that this version cannot go on with: {steps}. Start the version that ordered them, or cancel their runs.");
    }

    /// <summary>Now, without waiting for one.</summary>
    private async Task<bool> HasLeaseAsync()
    {
        try
        {
            await engine.Heart.LeaseAsync(new CancellationToken(canceled: true));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
