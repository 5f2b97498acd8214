using Hangfire;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections.Checking;

namespace Portal.Web.Jobs;

/// <summary>Checks connections: all at night, one when it has changed. Its name is in Hangfire's rows; never rename it.</summary>
internal sealed class CheckJob(CheckAll all, CheckConnection one)
{
    /// <summary>Id of the recurring job.</summary>
    public const string Nightly = "check-connections";

    /// <summary>A quarter past two, by UTC: once over all nodes.</summary>
    public const string When = "15 2 * * *";

    // The next night comes; a database that is away is no reason to ask hosts ten times.
    [AutomaticRetry(Attempts = 0, LogEvents = true, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task AllAsync(CancellationToken ct) => all.ExecuteAsync(ct);

    [AutomaticRetry(Attempts = 0, LogEvents = true, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task OneAsync(Guid connection, CancellationToken ct) => one.ExecuteAsync(connection, CheckReason.Changed, ct);
}
