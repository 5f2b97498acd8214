using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>One run as it stands: counts, what failed and why, what waits, who is at work.</summary>
public sealed class ReadRun(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Most items of <see cref="RunView.AtWork"/>.</summary>
    public const int MostAtWork = 100;

    /// <summary>Stands in reasons for the item's own name.</summary>
    internal const string ItsName = "…";

    private static readonly TimeSpan SpeedOver = TimeSpan.FromMinutes(1);

    /// <summary>Null when there is no such run.</summary>
    public Task<RunView?> ExecuteAsync(Guid run, CancellationToken ct) => ExecuteAsync(run, withRetries: false, ct);

    /// <summary>Null when there is no such run.</summary>
    /// <param name="run">Which.</param>
    /// <param name="withRetries">Counts them: that reads all that was ever run of it, so that a page which follows it goes without.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<RunView?> ExecuteAsync(Guid run, bool withRetries, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Runs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == run, ct).ConfigureAwait(false) is not { } row) return null;
        var items = db.Items.AsNoTracking().Where(item => item.RunId == run);
        var counts = await items.GroupBy(item => item.State).Select(alike => new { State = alike.Key, Count = alike.Count() })
            .ToDictionaryAsync(alike => alike.State, alike => alike.Count, ct).ConfigureAwait(false);
        int? retries = withRetries ? await db.Steps.CountAsync(step => step.End == StepEnd.Setback && items.Any(item => item.Id == step.ItemId), ct).ConfigureAwait(false) : null;
        var summary = ListRuns.Summary(row, counts);
        var speed = row.State == RunState.Open ? await SpeedAsync(items, ct).ConfigureAwait(false) : 0;
        return new(summary, await FailuresAsync(items, ct).ConfigureAwait(false), await WaitsAsync(items, ct).ConfigureAwait(false),
            await AtWorkAsync(items, ct).ConfigureAwait(false), retries, speed, TimeLeft(summary, speed), await new RunLimits(db).FindAsync(row, ct).ConfigureAwait(false),
            await AttemptAsync(db, run, ct).ConfigureAwait(false));
    }

    /// <summary>Each retry left its mark in the audit log, in its own transaction.</summary>
    private static async Task<int> AttemptAsync(PortalDb db, Guid run, CancellationToken ct) =>
        1 + await db.Audit.CountAsync(entry => entry.SubjectId == run && entry.What == RetryRun.What && entry.Outcome == AuditTrail.Yes, ct).ConfigureAwait(false);

    private async Task<int> SpeedAsync(IQueryable<ItemRow> items, CancellationToken ct)
    {
        var from = time.GetUtcNow() - SpeedOver;
        return await items.CountAsync(item => item.State == ItemState.Done && item.Since > from, ct).ConfigureAwait(false);
    }

    private static TimeSpan? TimeLeft(RunSummary run, int speed)
    {
        var left = run.Counts.GetValueOrDefault(ItemState.Waiting) + run.Counts.GetValueOrDefault(ItemState.AtWork) + run.Counts.GetValueOrDefault(ItemState.Held);
        return run.State == RunState.Open && left > 0 && speed > 0 ? SpeedOver * ((double)left / speed) : null;
    }

    private static async Task<IReadOnlyList<StoodStill>> FailuresAsync(IQueryable<ItemRow> items, CancellationToken ct)
    {
        var still = await items.Where(item => item.State == ItemState.Failed || item.State == ItemState.Blocked || item.State == ItemState.Cancelled)
            .OrderBy(item => item.Place).Select(item => new { item.Id, item.Title, item.State, item.Step, item.Why, item.Advice }).ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. still.GroupBy(item => (item.State, item.Step, Reason: Alike(item.Why, item.Title), Advice: item.Advice is null ? null : Alike(item.Advice, item.Title)))
                .Select(alike => new StoodStill(alike.Key.State, alike.Key.Step, alike.Key.Reason, alike.Key.Advice, [.. alike.Select(item => new RunItem(item.Id, item.Title))]))
                .OrderByDescending(alike => alike.Items.Count),
        ];
    }

    private static async Task<IReadOnlyList<Waits>> WaitsAsync(IQueryable<ItemRow> items, CancellationToken ct) =>
        [
            .. (await items.Where(item => item.State == ItemState.Waiting && item.Why != null)
                .GroupBy(item => new { item.Step, item.Why })
                .Select(alike => new { alike.Key.Step, alike.Key.Why, Count = alike.Count(), Until = alike.Min(item => item.Due) })
                .ToListAsync(ct).ConfigureAwait(false))
                .OrderByDescending(alike => alike.Count).Select(alike => new Waits(alike.Step, alike.Why!, alike.Count, alike.Until)),
        ];

    private static async Task<IReadOnlyList<AtWork>> AtWorkAsync(IQueryable<ItemRow> items, CancellationToken ct) =>
        await items.Where(item => item.State == ItemState.AtWork).OrderBy(item => item.Since).Take(MostAtWork)
            .Select(item => new AtWork(new RunItem(item.Id, item.Title), item.Step, item.Attempt, item.Node ?? "", item.Since)).ToListAsync(ct).ConfigureAwait(false);

    /// <summary>Paths and names have the machine's own name in them; fifty with the same cause are one row.</summary>
    internal static string Alike(string? text, string title) => text?.Replace(title, ItsName, StringComparison.OrdinalIgnoreCase) ?? "";
}
