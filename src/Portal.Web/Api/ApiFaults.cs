using Microsoft.AspNetCore.Diagnostics;
using Portal.Web.Api.Answering;

namespace Portal.Web.Api;

/// <summary>Whatever goes wrong below /api/v1 is answered as problem+json: no page, no redirect, no exception's text.</summary>
internal sealed partial class ApiFaults(RequestDelegate next, ILogger<ApiFaults> log)
{
    /// <summary>Whether an address is the API's.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiEndpoints.Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Middleware's entry.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsApi(context))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 }) await WriteAsync(context, Code.Of(context.Response.StatusCode));
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Code.Of(bad.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer.
        }
#pragma warning disable CA1031 // the log has it, the caller gets its trace
        catch (Exception fault) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogSurprise(fault, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            await WriteAsync(context, Code.Surprise);
        }
    }

    /// <summary>A problem that has no more to say than its kind.</summary>
    public static Task WriteAsync(HttpContext context, Code code)
    {
        if (code == Code.Unauthenticated) context.Response.Headers.WWWAuthenticate = "Bearer";
        return new ProblemResult(code, WordsOf(code)).ExecuteAsync(context);
    }

    private static string WordsOf(Code code) =>
        code == Code.Unauthenticated ? "Send 'Authorization: Bearer TOKEN' with a token that is one of ours, was not taken back and has not expired."
        : code == Code.NotAllowed ? "Ask an administrator for a role that allows it."
        : code == Code.NotFound ? "There is nothing at this address. /api/v1/openapi.json lists those that there are."
        : code == Code.WrongVerb ? "See the Allow header."
        : code == Code.Surprise ? "It is in the portal's log under the trace id. Try again, and tell whoever runs the portal if it comes back."
        : code.Title;

    [LoggerMessage(7100, LogLevel.Error, "The API could not answer {Method} {Path}.")]
    private partial void LogSurprise(Exception fault, string method, string path);
}
