using Portal.Features.Access;

namespace Portal.Web.Jobs;

/// <summary>Forgets, once an hour, what is kept for a time only: keys of orders.</summary>
internal sealed partial class Forgetting(RequestKeys keys, TimeProvider time, ILogger<Forgetting> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                while (await keys.ForgetAsync(stoppingToken) > 0)
                {
                    // A batch at a time, so that writers get their turn.
                }
            }
#pragma warning disable CA1031 // a database that is away: the next hour tries again
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotForgotten(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(7012, LogLevel.Warning, "Old keys of orders cannot be forgotten now; another try follows.")]
    private partial void LogNotForgotten(Exception fault);
}
