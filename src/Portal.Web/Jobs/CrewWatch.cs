using Portal.Runs.Engine;

namespace Portal.Web.Jobs;

/// <summary>Looks for due work that nobody announced: another node's, or an order whose caller died before it rang.</summary>
internal sealed class CrewWatch(Crew crew) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => crew.WatchAsync(stoppingToken);
}
