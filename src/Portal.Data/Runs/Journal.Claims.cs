using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

internal sealed partial class Journal
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // Most looks find nothing to do: they take no lock. What they find is taken under locks, if it is still there.
        List<bool> alone = []; // for each item that the node has at work
        var hands = Part.Of($"""SELECT "Alone" FROM "Items" WHERE "Node" = {node}""", row => row.GetBoolean(0), alone);
        var lanes = await transactions.ReadAsync(tx => Lanes.LookAsync(tx, known, dialect, hands, ct), ct).ConfigureAwait(false);
        if (alone.Contains(true) || atMost < 1) return [];

        var due = lanes.All.Where(lane => lane.Due <= now && lanes.Room(lane, now) > 0).ToList();
        var suspects = due.Exists(lane => lane.Suspect);
        if (suspects && alone.Count > 0) return [];
        due.RemoveAll(lane => lane.Suspect != suspects);
        if (due.Count == 0) return [];

        return await transactions.WriteAsync(async tx =>
        {
            var claiming = new Claiming(tx, insert, dialect, node, wanted: suspects ? 1 : atMost, now);
            return (await claiming.RunAsync(due, alone: suspects, ct).ConfigureAwait(false), true);
        }, ct).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct) =>
        transactions.ReadAsync(async tx =>
        {
            var lanes = await Lanes.LookAsync(tx, known, dialect, also: null, ct).ConfigureAwait(false);
            return lanes.All
                .Where(lane => !lanes.GatesOf(lane).Any(gate => gate.IsFull))
                .Select(lane => (DateTimeOffset?)lanes.GatesOf(lane).Select(gate => gate.From).Append(lane.Due).Max())
                .Min();
        }, ct);
}
