using System.Runtime.CompilerServices;
using Portal.Features.Access;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.Web.Access;
using Portal.Web.Live;

namespace Portal.Web.Api.Endpoints;

/// <summary>Watches one run for somebody: reads its rows again whenever something changed, and asks the doorman each time.</summary>
internal sealed class RunFollowing(Door door, Feed feed, TimeProvider time, IHostApplicationLifetime life)
{
    /// <summary>Returns when the run has finished, is gone or is not for this caller any more; at the latest after <paramref name="longest"/>, or when the portal stops.</summary>
    public async Task WaitAsync(Guid run, Caller? caller, TimeSpan longest, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        using var late = new CancellationTokenSource(longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, late.Token);
        try
        {
            await foreach (var _ in FollowAsync(run, caller, both.Token))
            {
                // Only the end matters.
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It has not finished yet: that is an answer too.
        }
    }

    /// <summary>The run as it stands, then after each change; ends as <see cref="WaitAsync"/> does.</summary>
    public async IAsyncEnumerable<RunView> FollowAsync(Guid run, Caller? caller, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        using var changes = feed.Listen();
        while (!stop.IsCancellationRequested)
        {
            var entry = await door.ReadAsync<ReadRun, RunView?>(caller, read => read.ExecuteAsync(run, withRetries: true, stop.Token), stop.Token);
            if (entry.Result is not { } view) yield break;
            yield return view;
            if (view.Summary.State == RunState.Finished) yield break;
            await Task.Delay(Feed.Coalesce, time, stop.Token);
            await changes.ChangeAsync(time, stop.Token);
        }
    }
}
