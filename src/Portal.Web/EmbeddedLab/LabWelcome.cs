using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Connections;

namespace Portal.Web.EmbeddedLab;

/// <summary>Adds the lab's connection to a portal that is served and has no connection at all yet. Once it was removed, it stays away.</summary>
internal sealed partial class LabWelcome(LabKeeper keeper, LabConnection connection, ListConnections connections, ILogger<LabWelcome> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if ((await connections.ExecuteAsync(stoppingToken)).Count > 0) return;
            await keeper.EnsureAsync(stoppingToken);
            var (_, verdict) = await connection.EnsureAsync(new Who("portal", "start"), stoppingToken);
            if (!verdict.IsYes) LogRefused(verdict.Objections[0].ToString());
        }
        catch (Exception fault) when (fault is LabException or IOException or InvalidDataException or HostException)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(7003, LogLevel.Warning, "The lab's connection was not added: {Why}")]
    private partial void LogRefused(string why);

    [LoggerMessage(7004, LogLevel.Warning, "The lab's connection was not added; the next start tries again.")]
    private partial void LogFailed(Exception fault);
}
