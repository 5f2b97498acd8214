using System.Data.Common;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Takes due items out of lanes, under the locks of their gates.</summary>
internal sealed class Claiming(Transaction tx, Insert insert, Dialect dialect, NodeId node, DateTimeOffset now)
{
    private readonly GateBook _gates = new();
    private readonly List<Claim> _claims = [];

    /// <param name="due">Lanes with something due; all of suspects, or none.</param>
    /// <param name="wanted">Most claims.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<Claim>> RunAsync(IEnumerable<Lane> due, int wanted, CancellationToken ct)
    {
        var lanes = due.OrderBy(lane => lane.Rank).ThenBy(lane => lane.Due).ThenBy(lane => lane.Place);
        // So many claims come from so many lanes at most; further ones are asked where gates that lanes share filled up.
        foreach (var some in lanes.Chunk(wanted))
        {
            await _gates.LockAsync(tx, insert, some.SelectMany(lane => lane.Gates), ct).ConfigureAwait(false);
            await TakeAsync(some, wanted - _claims.Count, ct).ConfigureAwait(false);
            if (_claims.Count == wanted) break;
        }

        await tx.SendAsync(_gates.Changes(), ct).ConfigureAwait(false);
        return _claims;
    }

    private async Task TakeAsync(Lane[] lanes, int wanted, CancellationToken ct)
    {
        List<(Lane Lane, Waiting Item)> waiting = [];
        await tx.ExchangeAsync([.. lanes.Select(lane => Part.Of(First(lane, wanted), row => (lane, Waiting.Read(row)), waiting))], ct).ConfigureAwait(false);
        var queue = waiting
            .OrderBy(next => next.Lane.Rank)
            .ThenBy(next => next.Item.Due > next.Lane.Opened ? next.Item.Due : next.Lane.Opened)
            .ThenBy(next => next.Item.Place);

        List<Claim> chosen = [];
        foreach (var (lane, item) in queue)
        {
            if (chosen.Count == wanted) break;
            if (!_gates.HaveRoom(lane.Gates, now)) continue;
            _gates.Enter(lane.Gates, item.Id, now);
            chosen.Add(new(item.Id, lane.Run, node, item.Fence.Next, lane.Plan, lane.Version, lane.Step, item.Subject, item.Attempt, lane.Gates, lane.CancelAsked));
        }

        // Rows are locked in the order of their ids, so that two claimers do not wait for each other.
        var taken = await tx.SendAsync(chosen.OrderBy(claim => claim.Item).Select(claim => Take(claim, alone: lanes[0].Suspect)), ct).ConfigureAwait(false);
        var lost = chosen.OrderBy(claim => claim.Item).Where((_, n) => taken[n] == 0).Select(claim => claim.Item).ToHashSet();
        foreach (var claim in chosen)
            if (lost.Contains(claim.Item)) _gates.Leave(claim.Gates, claim.Item);
            else _claims.Add(claim);
    }

    private Statement First(Lane lane, int rows) =>
        $"""
        SELECT "Id", "Subject", "Fence", "Attempt", "Due", "Place" FROM "Items"
        WHERE "Lane" = {lane.Id} AND "Suspect" = {lane.Suspect} AND "State" = 0 AND "Due" <= {now}
        ORDER BY "Due", "Place" {new Raw(dialect.First(Math.Min(rows, Math.Max(1, _gates.Room(lane.Gates, now)))))}
        """;

    private Statement Take(Claim claim, bool alone) =>
        $"""
        UPDATE "Items" SET "State" = {ItemState.AtWork}, "Node" = {node}, "Fence" = {claim.Fence}, "Alone" = {alone}, "Since" = {now}
        WHERE "Id" = {claim.Item} AND "State" = {ItemState.Waiting} AND "Fence" < {claim.Fence}
        """;

    private sealed record Waiting(Guid Id, Guid Subject, Fence Fence, int Attempt, DateTimeOffset Due, long Place)
    {
        public static Waiting Read(DbDataReader row) =>
            new(row.GetGuid(0), row.GetGuid(1), new(row.GetInt64(2)), row.GetInt32(3), row.GetTime(4), row.GetInt64(5));
    }
}
