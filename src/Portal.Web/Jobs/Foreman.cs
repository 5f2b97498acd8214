using Hangfire;

namespace Portal.Web.Jobs;

/// <summary>Gives a free worker of Hangfire's the one job there is. A call that fails is forgotten: the next look for due work calls again.</summary>
internal sealed partial class Foreman(IBackgroundJobClient jobs, ILogger<Foreman> log)
{
    /// <summary>Never throws: it is called between the claim of an item and the work on it.</summary>
    public void Call()
    {
        try
        {
            jobs.Enqueue<WorkJob>(job => job.RunAsync(CancellationToken.None));
        }
#pragma warning disable CA1031 // whatever ails Hangfire's storage, the items are in our rows
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotCalled(fault);
        }
    }

    [LoggerMessage(7010, LogLevel.Warning, "No worker could be called; due work is looked for again shortly.")]
    private partial void LogNotCalled(Exception fault);
}
