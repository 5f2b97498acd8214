using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Web.Endpoints;

/// <summary>Which check says what; never an exception's text.</summary>
internal static class HealthAnswer
{
    /// <summary><c>{"status":"Healthy","checks":[{"name":"database","status":"Healthy","says":"..."}]}</c></summary>
    public static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.Select(entry => new { name = entry.Key, status = entry.Value.Status.ToString(), says = entry.Value.Description }),
            },
            context.RequestAborted);
}
