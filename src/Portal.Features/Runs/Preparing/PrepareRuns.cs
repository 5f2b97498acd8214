using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Runs;

namespace Portal.Features.Runs.Preparing;

/// <summary>Goes on preparing orders whose caller died. To be called at start, and now and then.</summary>
/// <remarks>Two nodes may do it at once, and a caller that lives after all: items that are there already are passed over.</remarks>
public sealed class PrepareRuns(IDbContextFactory<PortalDb> databases, OrderDesk desk, ILogger<PrepareRuns> logger)
{
    /// <summary>Prepares and opens them. What fails waits for the next call, and holds up nothing else.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var left = await db.Runs.Where(run => run.State == RunState.Preparing).OrderBy(run => run.Created)
            .Select(run => new NewRun(run.Id, run.Title, run.Kind, run.Rank, run.By, run.Request, Array.Empty<object>()))
            .ToListAsync(ct).ConfigureAwait(false);
        left.RemoveAll(run => desk.IsUnderWay(run.Id));
        foreach (var run in left)
        {
            try
            {
                await desk.GoOnAsync(run, new Who(run.By, "the portal"), ct).ConfigureAwait(false);
                FeaturesLog.WentOn(logger, run.Title, run.Id);
            }
#pragma warning disable CA1031 // one order that cannot be read must not keep the others from being opened
            catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                FeaturesLog.NotPrepared(logger, failure, run.Title, run.Id);
            }
        }

        return left.Count;
    }
}
