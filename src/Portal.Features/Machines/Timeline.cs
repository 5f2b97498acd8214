using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Audit;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>Puts together what orders, steps and people left of one subject.</summary>
internal sealed class Timeline(PortalDb db, Guid subject)
{
    /// <summary>What was ordered is told by its run.</summary>
    private static readonly IReadOnlyList<string> Orders = [.. Enum.GetValues<PowerAction>().Select(PowerMachines.KindOf)];

    /// <summary>More than ever happen to one subject in the same moment: those before the cursor are read again.</summary>
    private const int AtOnce = 20;

    /// <summary>Reads one page.</summary>
    public async Task<Page<TimelineEntry>> ReadAsync(Cursor? cursor, int limit, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Where(item => item.Subject == subject)
            .Select(item => new ItemOfSubject(item.Id, item.RunId, item.Run!.Title, item.Run.By, item.Run.Created)).ToListAsync(ct).ConfigureAwait(false);
        var most = Cutting.Rows(limit) + 1;
        var before = cursor is null ? DateTimeOffset.MaxValue : TimeOf(cursor.Key);
        List<Placed> all =
        [
            .. items.Select(item => new Placed(item.Created, 0, item.Id.ToString("N"), new(item.Created, TimelineKind.Order, item.By, $"Ordered: {item.Title}.", item.Run, Detail: null))),
            .. await EventsAsync(items, before, most, ct).ConfigureAwait(false),
            .. await DeedsAsync(before, most, ct).ConfigureAwait(false),
        ];
        var rows = all.OrderByDescending(each => each.Place, StringComparer.Ordinal)
            .SkipWhile(each => cursor is not null && string.CompareOrdinal(each.Place, cursor.Key) >= 0).Take(most).ToList();
        return Cutting.Cut(rows, cursor, limit, row => Cursor.At(row.Place)).Show(row => row.Entry) with { Previous = null };
    }

    private static DateTimeOffset TimeOf(string place) => Cursor.At(place.Split(' ')[0]).Time;

    private async Task<IEnumerable<Placed>> EventsAsync(IReadOnlyList<ItemOfSubject> items, DateTimeOffset before, int most, CancellationToken ct)
    {
        var byId = items.ToDictionary(item => item.Id);
        List<Guid> ids = [.. byId.Keys], runs = [.. items.Select(item => item.Run).Distinct()];
        var events = await db.Events.AsNoTracking().Where(row => runs.Contains(row.RunId) && ids.Contains(row.ItemId) && row.When <= before)
            .OrderByDescending(row => row.Id).Take(most + AtOnce).ToListAsync(ct).ConfigureAwait(false);
        var steps = (await db.Steps.AsNoTracking().Where(step => ids.Contains(step.ItemId)).OrderByDescending(step => step.Id).ToListAsync(ct).ConfigureAwait(false))
            .ToLookup(step => (step.ItemId, step.Step));
        return events.Select(row =>
        {
            var item = byId[row.ItemId];
            // A step's row is written with its event: it ended just before that.
            var step = steps[(row.ItemId, row.Step)].FirstOrDefault(each => each.Started <= row.When);
            return new Placed(row.When, 1, row.Id.ToString("D19", CultureInfo.InvariantCulture), new(row.When, KindOf(step), item.Title, row.What, row.RunId,
                step is null ? null : new(step.Step, step.Attempt, step.Started, step.Took, step.Fence)));
        });
    }

    private async Task<IEnumerable<Placed>> DeedsAsync(DateTimeOffset before, int most, CancellationToken ct)
    {
        var deeds = await db.Audit.AsNoTracking()
            .Where(row => row.SubjectId == subject && row.When <= before && (row.Outcome != AuditTrail.Yes || !Orders.Contains(row.What)))
            .OrderByDescending(row => row.When).ThenByDescending(row => row.Id).Take(most + AtOnce).ToListAsync(ct).ConfigureAwait(false);
        return deeds.Select(row => new Placed(row.When, 2, row.Id.ToString("N"),
            new(row.When, TimelineKind.Deed, row.Who, row.Outcome == AuditTrail.Yes ? $"{row.What}." : $"{row.What}: refused. {row.Outcome}", Run: null, Detail: null)));
    }

    private static TimelineKind KindOf(StepRow? step) => step?.End is StepEnd.Setback or StepEnd.Failed or StepEnd.Silent ? TimelineKind.Trouble : TimelineKind.Step;

    private sealed record ItemOfSubject(Guid Id, Guid Run, string Title, string By, DateTimeOffset Created);

    /// <summary>An entry with its place among all: several may have happened at once.</summary>
    private sealed record Placed(DateTimeOffset When, int Rank, string Key, TimelineEntry Entry)
    {
        public string Place => string.Create(CultureInfo.InvariantCulture, $"{When.UtcTicks:D19} {Rank} {Key}");
    }
}
