using System.Text.Json;
using Portal.Features.Runs;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>A run as server-sent events: "run" with the whole of it, then "run" again after each change, and "end". A reader that lost its connection begins anew, with the run as it stands.</summary>
internal sealed class RunEvents(IAsyncEnumerable<RunView> views) : IResult
{
    // Proxies cut silent connections after a minute or so.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var time = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        try
        {
            await response.WriteAsync("retry: 2000\n\n", httpContext.RequestAborted);
            await WriteAsync(response, time, httpContext.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the portal stops: the reader comes back to the next one.
        }
    }

    private async Task WriteAsync(HttpResponse response, TimeProvider time, CancellationToken ct)
    {
        var last = "";
        await using var run = views.GetAsyncEnumerator(ct);
        while (await NextAsync(run, response, time, ct))
        {
            var now = JsonSerializer.Serialize(RunAnswer.Of(run.Current), ApiJson.Options);
            if (now == last) continue;
            last = now;
            await SendAsync(response, $"event: run\ndata: {now}\n\n", ct);
        }

        await SendAsync(response, "event: end\ndata: {}\n\n", ct);
    }

    /// <summary>Waits for the next view, and lets the line not fall silent meanwhile.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<RunView> run, HttpResponse response, TimeProvider time, CancellationToken ct)
    {
        var next = run.MoveNextAsync().AsTask();
        while (true)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(next, Task.Delay(Heartbeat, time, quiet.Token));
            await quiet.CancelAsync();
            if (next.IsCompleted) return await next;
            await SendAsync(response, ": still there\n\n", ct);
        }
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
