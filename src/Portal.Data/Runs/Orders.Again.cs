using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <content>What can be done about items that did not get done.</content>
internal sealed partial class Orders
{
    /// <inheritdoc />
    public Task<int> RetryAsync(Guid run, IReadOnlyList<Guid>? items, IReadOnlyList<object> facts, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            var open = await tx.SendAsync(
                $"""
                UPDATE "Runs" SET "State" = {RunState.Open}, "CancelAsked" = {false}, "Finished" = {(DateTimeOffset?)null}
                WHERE "Id" = {run} AND ("State" = {RunState.Finished} OR ("State" = {RunState.Open} AND "CancelAsked" = {false}))
                """, ct).ConfigureAwait(false);
            if (open == 0) return (0, false);

            var again = new GoingAgain(await tx.ReadAsync(
                $"""SELECT "Id", "After", "State" FROM "Items" WHERE "RunId" = {run}""",
                row => new Standpoint(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), (ItemState)row.GetInt32(2)), ct).ConfigureAwait(false));
            var count = again.Choose(items);
            if (count == 0) return (0, false);

            var now = time.GetUtcNow();
            await tx.SendAsync(
                [.. Write(facts), .. again.Waiting.Chunk(MostInAList).Select(some => GoOn(some, ItemState.Waiting, now)), .. again.Held.Chunk(MostInAList).Select(some => GoOn(some, ItemState.Held, now))], ct).ConfigureAwait(false);
            return (count, true);
        }, ct);

    /// <inheritdoc />
    public Task<int> UndoAsync(Guid run, NewRun undo, IReadOnlyList<(Guid Item, NewItem Instead)> items, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            await LockAsync(tx, run, ct).ConfigureAwait(false);
            HashSet<Guid> undone = [];
            foreach (var some in items.Chunk(MostInAList))
                undone.UnionWith(await tx.ReadAsync(
                    $"""
                    SELECT "Id" FROM "Items" WHERE "Id" IN ({some.Select(pair => pair.Item).ToArray()}) AND "RunId" = {run}
                       AND "State" IN ({ItemState.Failed}, {ItemState.Cancelled}, {ItemState.Blocked})
                    """,
                    row => row.GetGuid(0), ct).ConfigureAwait(false));
            if (undone.Count == 0) return (0, false);

            await BeginAsync(tx, undo, ct).ConfigureAwait(false);
            await tx.SendAsync([.. undone.Chunk(MostInAList).Select(some => LetGo(some, time.GetUtcNow()))], ct).ConfigureAwait(false);
            var refusal = await PrepareAsync(tx, undo.Id, Draft(undo.Id, [.. items.Where(pair => undone.Contains(pair.Item)).Select(pair => pair.Instead)]), ct).ConfigureAwait(false);
            return refusal is null ? (undone.Count, true) : throw new InvalidOperationException(refusal.Reason);
        }, ct);

    private static Statement GoOn(Guid[] items, ItemState state, DateTimeOffset now) =>
        $"""
        UPDATE "Items" SET "State" = {state}, "Attempt" = {1}, "Due" = {now}, "Since" = {now}, "Why" = {(string?)null}, "Advice" = {(string?)null},
               "Suspect" = {false}, "Deaths" = {0}
        WHERE "Id" IN ({items})
        """;

    private static Statement LetGo(Guid[] items, DateTimeOffset now) =>
        $"""UPDATE "Items" SET "State" = {ItemState.Undone}, "HeldSubject" = {(Guid?)null}, "Since" = {now} WHERE "Id" IN ({items})""";
}
