using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Reads limits, with what waits for them.</summary>
internal sealed class GateStates(PortalDb db)
{
    /// <summary>Those of these names.</summary>
    /// <param name="which">Of all.</param>
    /// <param name="run">Counts only items of this run; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<GateView>> ReadAsync(Func<IQueryable<GateRow>, IQueryable<GateRow>> which, Guid? run, CancellationToken ct)
    {
        var gates = await which(db.Gates.AsNoTracking()).OrderBy(gate => gate.Name).ToListAsync(ct).ConfigureAwait(false);
        if (gates.Count == 0) return [];
        var waiting = await WaitingAsync(run, ct).ConfigureAwait(false);
        List<GateView> views = [];
        foreach (var gate in gates)
        {
            int? limit = gate.Limit == int.MaxValue ? null : gate.Limit;
            var since = gate.Closed is null ? null : await SilentSinceAsync(gate.Name, ct).ConfigureAwait(false) ?? gate.Closed;
            views.Add(new(gate.Name, GateView.WordsOf(gate.Name, limit), limit, gate.Inside, since, gate.Closed, waiting.GetValueOrDefault(gate.Name)));
        }

        return views;
    }

    private async Task<Dictionary<string, int>> WaitingAsync(Guid? run, CancellationToken ct)
    {
        var items = db.Items.Where(item => item.State == ItemState.Waiting);
        if (run is { } one) items = items.Where(item => item.RunId == one);
        var alike = await items.GroupBy(item => item.Gates).Select(group => new { Gates = group.Key, Count = group.Count() }).ToListAsync(ct).ConfigureAwait(false);
        return alike.SelectMany(group => group.Gates.Split('\n').Select(gate => (Gate: gate, group.Count))).GroupBy(each => each.Gate)
            .ToDictionary(each => each.Key, each => each.Sum(one => one.Count));
    }

    /// <summary>When the first of those who still stand before it heard nothing; null when none of them did.</summary>
    private async Task<DateTimeOffset?> SilentSinceAsync(string gate, CancellationToken ct) => await (
        from item in db.Items
        where item.State == ItemState.Waiting && item.Why != null && ("\n" + item.Gates + "\n").Contains("\n" + gate + "\n")
        join step in db.Steps on item.Id equals step.ItemId
        where step.Step == item.Step && step.End == StepEnd.Silent
        select (DateTimeOffset?)step.Started).MinAsync(ct).ConfigureAwait(false);
}
