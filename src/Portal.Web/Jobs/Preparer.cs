using Portal.Features.Runs.Preparing;
using Portal.Web.Settings;

namespace Portal.Web.Jobs;

/// <summary>Goes on preparing orders whose caller died: at the start, and as often as the journal is mended.</summary>
internal sealed partial class Preparer(PrepareRuns runs, WorkOptions work, TimeProvider time, ILogger<Preparer> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(work.MendSeconds), time);
        do
        {
            try
            {
                await runs.ExecuteAsync(stoppingToken);
            }
#pragma warning disable CA1031 // a database that is away: the next look tries again
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotPrepared(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(7011, LogLevel.Error, "Orders that were begun cannot be gone on with now; another look follows.")]
    private partial void LogNotPrepared(Exception fault);
}
