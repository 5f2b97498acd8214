using Hangfire;

namespace Portal.Web.Jobs;

/// <summary>Puts the nightly check of all connections onto Hangfire's list, on whichever node starts; the list is one for all.</summary>
internal sealed partial class NightlyChecks(IRecurringJobManager jobs, ILogger<NightlyChecks> log) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            jobs.AddOrUpdate<CheckJob>(CheckJob.Nightly, job => job.AllAsync(CancellationToken.None), CheckJob.When);
        }
#pragma warning disable CA1031 // the portal is worth more than its nightly check: another node, or the next start, puts it there
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotListed(fault);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(7014, LogLevel.Warning, "The nightly check of connections could not be put onto the list.")]
    private partial void LogNotListed(Exception fault);
}
