using Portal.Features.Runs;

namespace Portal.Web.Live;

/// <summary>One look for all pages: what any node wrote since the last one.</summary>
internal sealed partial class FeedWatch(Feed feed, ReadEvents events, TimeProvider time, ILogger<FeedWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250), Faults = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = 0L;
        while (true)
        {
            var pause = Look;
            try
            {
                if (feed.Open > 0 && await events.LastEventIdAsync(stoppingToken) is var now && now != last)
                {
                    last = now;
                    feed.Say();
                }
            }
#pragma warning disable CA1031 // a database that is away: the next look tries again
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogBlind(fault);
                pause = Faults;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    [LoggerMessage(7020, LogLevel.Warning, "Open pages are not told of changes now; another look follows.")]
    private partial void LogBlind(Exception fault);
}
