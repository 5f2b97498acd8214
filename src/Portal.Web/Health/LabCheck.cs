using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;

namespace Portal.Web.Health;

/// <summary>The embedded lab answers.</summary>
internal sealed class LabCheck(DataFolder data) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await LabSocket.AnswersAsync(data.Lab, cancellationToken)
            ? HealthCheckResult.Healthy("The lab answers.")
            : HealthCheckResult.Degraded("The lab does not answer; it is being started again. lab.log in the data folder has its last words.");
}
