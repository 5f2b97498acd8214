using Microsoft.AspNetCore.Antiforgery;
using Portal.Web.Access;
using Portal.Web.Api;
using Portal.Web.Components;
using Portal.Web.Health;
using Portal.Web.Jobs;
using Portal.Web.Pages.Audit;
using Portal.Web.Pages.Upgrades;

namespace Portal.Web.Endpoints;

/// <summary>What the portal answers over HTTP.</summary>
internal static class PortalEndpoints
{
    /// <summary>The order of what each request passes, and all addresses.</summary>
    public static void MapPortal(this WebApplication app)
    {
        app.UseHeaders();
        app.UseMiddleware<PackedAssets>();
        app.UseResponseCompression();
        app.UseExceptionHandler("/trouble", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<ApiFaults>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
        app.MapMethods("/health/status", [HttpMethods.Get, HttpMethods.Head], async (PortalStatus status, CancellationToken ct) => Results.Text(await status.SayAsync(ct) + "\n")).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization();
        app.MapPlanExport();
        app.MapEngineDashboard();
        app.MapApi();
        app.MapAuditExport();
        app.MapUpgradeExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignIn signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await signIn.OutAsync(context);
        return Results.LocalRedirect("/sign-in");
    }
}
