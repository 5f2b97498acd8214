using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Runs, newest first.</summary>
public sealed class ListRuns(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of them.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="before">Only those ordered before this: the <see cref="RunSummary.Created"/> of the last one of the page before.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<RunSummary>> ExecuteAsync(RunState? state, DateTimeOffset? before, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = db.Runs.AsNoTracking();
        if (state is { } only) rows = rows.Where(row => row.State == only);
        if (before is { } time) rows = rows.Where(row => row.Created < time);
        var page = await rows.OrderByDescending(row => row.Created).ThenByDescending(row => row.Id).Take(Math.Clamp(limit, 1, 1000)).ToListAsync(ct).ConfigureAwait(false);

        var ids = page.ConvertAll(row => row.Id);
        var counts = (await db.Items.Where(item => ids.Contains(item.RunId)).GroupBy(item => new { item.RunId, item.State })
            .Select(alike => new { alike.Key.RunId, alike.Key.State, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false)).ToLookup(alike => alike.RunId);
        return [.. page.Select(row => Summary(row, counts[row.Id].ToDictionary(alike => alike.State, alike => alike.Count)))];
    }

    internal static RunSummary Summary(RunRow row, IReadOnlyDictionary<ItemState, int> counts) =>
        new(row.Id, row.Title, row.Kind, row.By, row.State, row.CancelAsked, row.Created, row.Finished, counts);
}
