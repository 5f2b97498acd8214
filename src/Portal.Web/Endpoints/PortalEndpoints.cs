using Portal.Web.Health;

namespace Portal.Web.Endpoints;

/// <summary>What the portal answers over HTTP.</summary>
internal static class PortalEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Health, and one line of status.</summary>
    public static void MapPortal(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.WriteAsync });
        app.MapMethods("/", Reading, async (PortalStatus status, CancellationToken ct) => Results.Text(await status.SayAsync(ct) + "\n"));
    }
}
