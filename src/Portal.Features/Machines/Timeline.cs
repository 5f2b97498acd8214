using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Audit;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>Puts together what orders, steps and people left of one subject.</summary>
internal sealed class Timeline(PortalDb db, Guid subject)
{
    /// <summary>Reads one page.</summary>
    public async Task<Page<TimelineEntry>> ReadAsync(Cursor? cursor, int limit, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Where(item => item.Subject == subject)
            .Select(item => new ItemOfSubject(item.Id, item.RunId, item.Run!.Title, item.Run.By, item.Run.Created)).ToListAsync(ct).ConfigureAwait(false);
        var most = Cutting.Rows(limit) + 1;
        var before = cursor?.Time ?? DateTimeOffset.MaxValue;
        List<Placed> all =
        [
            .. items.Select(item => new Placed(item.Created, 0, item.Id.ToString("N"), new(item.Created, TimelineKind.Order, item.By, $"Ordered: {item.Title}.", item.Run, Detail: null))),
            .. await EventsAsync(items, before, most, ct).ConfigureAwait(false),
            .. await DeedsAsync(before, most, ct).ConfigureAwait(false),
        ];
        var rows = all.OrderByDescending(each => each.When).ThenByDescending(each => each.Rank).ThenByDescending(each => each.Key, StringComparer.Ordinal)
            .SkipWhile(each => cursor is not null && !each.IsAfter(cursor)).Take(most).ToList();
        return Cutting.Cut(rows, cursor, limit, row => row.ToCursor()).Show(row => row.Entry) with { Previous = null };
    }

    private async Task<IEnumerable<Placed>> EventsAsync(IReadOnlyList<ItemOfSubject> items, DateTimeOffset before, int most, CancellationToken ct)
    {
        var byId = items.ToDictionary(item => item.Id);
        List<Guid> ids = [.. byId.Keys], runs = [.. items.Select(item => item.Run).Distinct()];
        var events = await db.Events.AsNoTracking().Where(row => runs.Contains(row.RunId) && ids.Contains(row.ItemId) && row.When <= before)
            .OrderByDescending(row => row.Id).Take(most).ToListAsync(ct).ConfigureAwait(false);
        var steps = (await db.Steps.AsNoTracking().Where(step => ids.Contains(step.ItemId)).OrderByDescending(step => step.Id).ToListAsync(ct).ConfigureAwait(false))
            .ToLookup(step => (step.ItemId, step.Step));
        return events.Select(row =>
        {
            var item = byId[row.ItemId];
            // A step's row is written with its event: it ended just before that.
            var step = steps[(row.ItemId, row.Step)].FirstOrDefault(each => each.Started <= row.When);
            return new Placed(row.When, 1, row.Id.ToString("D19", System.Globalization.CultureInfo.InvariantCulture), new(row.When, KindOf(step), item.Title, row.What, row.RunId,
                step is null ? null : new(step.Step, step.Attempt, step.Started, step.Took, step.Fence)));
        });
    }

    private async Task<IEnumerable<Placed>> DeedsAsync(DateTimeOffset before, int most, CancellationToken ct) =>
        (await db.Audit.AsNoTracking().Where(row => row.SubjectId == subject && row.When <= before).OrderByDescending(row => row.When).ThenByDescending(row => row.Id).Take(most)
            .ToListAsync(ct).ConfigureAwait(false))
            .Select(row => new Placed(row.When, 2, row.Id.ToString("N"),
                new(row.When, TimelineKind.Deed, row.Who, row.Outcome == AuditTrail.Yes ? $"{row.What}." : $"{row.What}: refused. {row.Outcome}", Run: null, Detail: null)));

    private static TimelineKind KindOf(StepRow? step) => step?.End is StepEnd.Setback or StepEnd.Failed or StepEnd.Silent ? TimelineKind.Trouble : TimelineKind.Step;

    private sealed record ItemOfSubject(Guid Id, Guid Run, string Title, string By, DateTimeOffset Created);

    /// <summary>An entry with its place among all.</summary>
    private sealed record Placed(DateTimeOffset When, int Rank, string Key, TimelineEntry Entry)
    {
        public Cursor ToCursor() => new(Backward: false, FormattableString.Invariant($"{When.UtcTicks}"), Guid.Empty);

        public bool IsAfter(Cursor cursor) => When < cursor.Time;
    }
}
