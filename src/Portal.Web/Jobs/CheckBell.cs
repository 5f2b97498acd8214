using Hangfire;
using Portal.Features.Connections.Checking;

namespace Portal.Web.Jobs;

/// <summary>Gives a free worker of Hangfire's a changed connection to check.</summary>
internal sealed partial class CheckBell(IBackgroundJobClient jobs, ILogger<CheckBell> log) : ICheckBell
{
    /// <inheritdoc />
    public void Ring(Guid connection)
    {
        try
        {
            jobs.Enqueue<CheckJob>(job => job.OneAsync(connection, CancellationToken.None));
        }
#pragma warning disable CA1031 // whatever ails Hangfire's storage, the night comes
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotAsked(connection, fault);
        }
    }

    [LoggerMessage(7013, LogLevel.Warning, "The changed connection {Connection} could not be given to a worker; it is checked at night.")]
    private partial void LogNotAsked(Guid connection, Exception fault);
}
