using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Finds the limit that holds most of a run's items back.</summary>
internal sealed class RunLimits(PortalDb db)
{
    /// <summary>Null when none does.</summary>
    public async Task<BindingLimit?> FindAsync(RunRow run, CancellationToken ct)
    {
        if (run.State != RunState.Open) return null;
        var gates = await new GateStates(db).ReadAsync(rows => rows.Where(gate => gate.Closed != null || gate.Inside >= gate.Limit), run.Id, ct).ConfigureAwait(false);
        return gates.Where(gate => gate.Waiting > 0).OrderByDescending(gate => gate.IsClosed).ThenByDescending(gate => gate.Waiting)
            .Select(gate => new BindingLimit(gate.Name, gate.IsClosed ? GateView.SilentWords(gate.Name) : gate.Words, gate.IsClosed, gate.ClosedSince, gate.ClosedUntil, gate.Waiting))
            .FirstOrDefault();
    }
}
