using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Paging;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Runs, newest first.</summary>
public sealed class ListRuns(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of them.</summary>
    /// <param name="query">Which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<RunSummary>> ExecuteAsync(RunQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var cursor = Cursor.Read(query.Cursor);
        var runs = Filter(db, query);
        var count = await runs.CountAsync(query.WithCount, ct).ConfigureAwait(false);
        var rows = await From(runs, cursor).Take(Cutting.Rows(query.Limit) + 1).ToListAsync(ct).ConfigureAwait(false);

        var ids = rows.ConvertAll(row => row.Id);
        var counts = (await db.Items.Where(item => ids.Contains(item.RunId)).GroupBy(item => new { item.RunId, item.State })
            .Select(alike => new { alike.Key.RunId, alike.Key.State, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false)).ToLookup(alike => alike.RunId);
        return Cutting.Cut(rows, cursor, query.Limit, row => Cursor.At(row.Created, row.Id), count)
            .Show(row => Summary(row, counts[row.Id].ToDictionary(alike => alike.State, alike => alike.Count)));
    }

    /// <summary>The newest of them.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="before">Only those ordered before this.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<RunSummary>> ExecuteAsync(RunState? state, DateTimeOffset? before, int limit, CancellationToken ct)
    {
        var cursor = before is { } time ? Cursor.At(time).ToString() : null;
        return (await ExecuteAsync(new RunQuery { State = state, Cursor = cursor, Limit = limit }, ct).ConfigureAwait(false)).Rows;
    }

    internal static RunSummary Summary(RunRow row, IReadOnlyDictionary<ItemState, int> counts) =>
        new(row.Id, row.Title, row.Kind, row.By, row.State, row.CancelAsked, row.Created, row.Finished, counts);

    private static IQueryable<RunRow> Filter(PortalDb db, RunQuery query)
    {
        var runs = db.Runs.AsNoTracking();
        if (query.State is { } state) runs = runs.Where(row => row.State == state);
        if (query.Kind is { } kind) runs = runs.Where(row => row.Kind == kind);
        if (query.NeedsYou) runs = runs.Where(row => db.Items.Any(item => item.RunId == row.Id && (item.State == ItemState.Failed || item.State == ItemState.Blocked)));
        return runs.WithText(query.Text, row => row.Title);
    }

    private static IQueryable<RunRow> From(IQueryable<RunRow> runs, Cursor? cursor)
    {
        if (cursor is null) return runs.OrderByDescending(row => row.Created).ThenByDescending(row => row.Id);
        var (time, id) = (cursor.Time, cursor.Id);
        return cursor.Backward
            ? runs.Where(row => row.Created > time || (row.Created == time && row.Id.CompareTo(id) > 0)).OrderBy(row => row.Created).ThenBy(row => row.Id)
            : runs.Where(row => row.Created < time || (row.Created == time && row.Id.CompareTo(id) < 0)).OrderByDescending(row => row.Created).ThenByDescending(row => row.Id);
    }
}
