using Hangfire;
using Portal.Runs.Engine;

namespace Portal.Web.Jobs;

/// <summary>The one job there is: a pair of hands for whatever is due. Its name is in Hangfire's rows; never rename it.</summary>
internal sealed class WorkJob(Crew crew)
{
    // Whoever lost an item to a crash finds it in the rows again; a job of Hangfire's is never worth repeating.
    [AutomaticRetry(Attempts = 0, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(CancellationToken ct) => crew.WorkAsync(ct);
}
