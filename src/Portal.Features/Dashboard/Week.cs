using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Features.Dashboard;

/// <summary>How the runs of the last seven days ended.</summary>
internal sealed class Week(PortalDb db, TimeZoneInfo zone)
{
    private const int Days = 7;

    /// <summary>Oldest day first, today last.</summary>
    public async Task<IReadOnlyList<RunDay>> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = DayOf(now);
        var from = now - TimeSpan.FromDays(Days + 1);
        var runs = await db.Runs.Where(run => run.State == RunState.Finished && run.Finished >= from).Select(run => new
        {
            Finished = run.Finished!.Value,
            Done = run.Items.Any(item => item.State == ItemState.Done),
            Failed = run.Items.Any(item => item.State == ItemState.Failed),
            Blocked = run.Items.Any(item => item.State == ItemState.Blocked),
            Cancelled = run.Items.Any(item => item.State == ItemState.Cancelled),
            Undone = run.Items.Any(item => item.State == ItemState.Undone),
        }).ToListAsync(ct).ConfigureAwait(false);
        var ended = runs.ToLookup(run => DayOf(run.Finished), run => RunSummary.OutcomeOf(run.Done, run.Failed, run.Failed || run.Blocked || run.Cancelled || run.Undone));
        return
        [
            .. Enumerable.Range(0, Days).Select(n => today.AddDays(n - Days + 1)).Select(day => new RunDay(day, Of(day, RunOutcome.Succeeded), Of(day, RunOutcome.Partial),
                Of(day, RunOutcome.Failed), Of(day, RunOutcome.Cancelled))),
        ];

        int Of(DateOnly day, RunOutcome outcome) => ended[day].Count(each => each == outcome);
    }

    private DateOnly DayOf(DateTimeOffset when) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(when, zone).DateTime);
}
