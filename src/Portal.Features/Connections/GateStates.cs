using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Reads limits, with what waits for them: by lanes, of which a run has few, however many items it has.</summary>
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
        var lanes = (await LanesAsync(ct).ConfigureAwait(false)).SelectMany(lane => lane.Gates.Split('\n').Select(gate => (Gate: gate, Lane: lane))).ToLookup(each => each.Gate, each => each.Lane);
        List<GateView> views = [];
        foreach (var gate in gates)
        {
            int? limit = gate.Limit == int.MaxValue ? null : gate.Limit;
            var since = gate.Closed is null ? null : await SilentSinceAsync([.. lanes[gate.Name].Select(lane => lane.Id)], ct).ConfigureAwait(false);
            var waiting = lanes[gate.Name].Where(lane => run is null || lane.Run == run).Sum(lane => lane.Waiting);
            views.Add(new(gate.Name, GateView.WordsOf(gate.Name, limit), limit, gate.Inside, since, gate.Closed, waiting));
        }

        return views;
    }

    private async Task<IReadOnlyList<Lane>> LanesAsync(CancellationToken ct) => await (
        from run in db.Runs
        where run.State == RunState.Open
        join lane in db.Lanes on run.Id equals lane.RunId
        where lane.Gates != ""
        select new Lane(lane.Id, run.Id, lane.Gates, db.Items.Count(item => item.Lane == lane.Id && item.State == ItemState.Waiting))).ToListAsync(ct).ConfigureAwait(false);

    /// <summary>When the first of those who still stand before it heard nothing; null when nobody knows.</summary>
    private async Task<DateTimeOffset?> SilentSinceAsync(IReadOnlyList<Guid> lanes, CancellationToken ct) => await (
        from item in db.Items
        where lanes.Contains(item.Lane) && item.State == ItemState.Waiting && item.Why != null
        join step in db.Steps on item.Id equals step.ItemId
        where step.Step == item.Step && step.End == StepEnd.Silent
        select (DateTimeOffset?)step.Started).MinAsync(ct).ConfigureAwait(false);

    private sealed record Lane(Guid Id, Guid Run, string Gates, int Waiting);
}
