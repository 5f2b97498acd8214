using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

internal sealed partial class Journal
{
    /// <inheritdoc />
    public Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct) =>
        transactions.WriteAsync<IReadOnlyList<NodeBeat>>(async tx =>
        {
            var now = time.GetUtcNow();
            var known = await tx.SendAsync($"""UPDATE "Nodes" SET "Beats" = "Beats" + 1, "Seen" = {now} WHERE "Name" = {self}""", ct).ConfigureAwait(false);
            if (known == 0) await tx.SendAsync(insert.Into(new NodeRow { Name = self.Name, Beats = 1, Seen = now }), ct).ConfigureAwait(false);
            return (await tx.ReadAsync($"""SELECT "Name", "Beats" FROM "Nodes" """, row => new NodeBeat(new(row.GetString(0)), row.GetInt64(1)), ct).ConfigureAwait(false), true);
        }, ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<UnknownStep>> UnknownAsync(PlanBook known, CancellationToken ct) =>
        transactions.ReadAsync<IReadOnlyList<UnknownStep>>(async tx =>
        [
            .. (await tx.ReadAsync(
                $"""
                SELECT i."Plan", i."PlanVersion", i."Step", COUNT(*) FROM "Runs" r JOIN "Items" i ON i."RunId" = r."Id"
                WHERE r."State" = {RunState.Open} AND i."State" IN ({ItemState.Waiting}, {ItemState.AtWork}, {ItemState.Held}, {ItemState.Blocked})
                GROUP BY i."Plan", i."PlanVersion", i."Step"
                """,
                row => new UnknownStep(row.GetString(0), row.GetInt32(1), row.GetString(2), Convert.ToInt32(row.GetValue(3), System.Globalization.CultureInfo.InvariantCulture)), ct).ConfigureAwait(false))
                .Where(step => !known.Knows(step.Plan, step.Version, step.Step)),
        ], ct);
}
