using Portal.Runs.Engine;

namespace Portal.Web.Jobs;

/// <summary>Lets the engine live as long as the host: takes its former self over, beats, judges the other nodes, mends.</summary>
internal sealed class EngineLife(RunEngine engine) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine.LiveAsync(stoppingToken);
}
