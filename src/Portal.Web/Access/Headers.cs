namespace Portal.Web.Access;

/// <summary>What every answer tells the browser: whose scripts may run, who may frame us, and that types are what we say.</summary>
internal static class Headers
{
    /// <summary>Adds them; endpoints of others that need inline scripts (Hangfire's dashboard, the API reference) get a policy of their own.</summary>
    public static void UseHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = PolicyFor(context);
        return next(context);
    });

    private static string PolicyFor(HttpContext context)
    {
        var path = context.Request.Path;
        var nonce = Nonce.Of(context);
        // Both draw themselves by scripts in their page; they show nothing that a user typed.
        var scripts = path.StartsWithSegments("/engine", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/reference", StringComparison.OrdinalIgnoreCase) ? "'unsafe-inline'" : $"'nonce-{nonce}'";
        return $"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
