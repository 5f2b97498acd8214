using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>What follows when items end: those that wait for them go on or are blocked, and their runs may be finished.</summary>
internal sealed class Settling(Transaction tx, DateTimeOffset now)
{
    private readonly List<Guid> _done = [];
    private readonly List<EndedItem> _undone = [];
    private readonly SortedSet<Guid> _runs = [];

    /// <summary>An item ended in this transaction.</summary>
    public void Ended(Guid run, Guid item, string title, ItemState state, string? why)
    {
        _runs.Add(run);
        if (state == ItemState.Done) _done.Add(item);
        else _undone.Add(new(item, title, why));
    }

    /// <summary>Items of the run ended in this transaction, and nothing waits for them any more.</summary>
    public void Ended(Guid run) => _runs.Add(run);

    /// <summary>Returns how many items and runs were moved.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var moved = 0;
        for (var level = _undone; level.Count > 0; level = await NextLevelAsync(level, ct).ConfigureAwait(false))
            moved += (await tx.SendAsync(level.Select(Block), ct).ConfigureAwait(false)).Sum();
        if (_runs.Count == 0) return moved;

        // Two that end the last two items at once would each see the other's at work: the runs' rows are locked before they count.
        List<Statement> counted = [.. _done.Count > 0 ? [Release(_done)] : (Statement[])[], .. _runs.Select(Finish)];
        var changed = await tx.SendAsync([.. _runs.Select(Lock), .. counted], ct).ConfigureAwait(false);
        return moved + changed.TakeLast(counted.Count).Sum();
    }

    private static Statement Lock(Guid run) => $"""UPDATE "Runs" SET "CancelAsked" = "CancelAsked" WHERE "Id" = {run}""";

    private Statement Finish(Guid run) =>
        $"""
        UPDATE "Runs" SET "State" = {RunState.Finished}, "Finished" = {now} WHERE "Id" = {run} AND "State" = {RunState.Open}
           AND NOT EXISTS (SELECT 1 FROM "Items" WHERE "RunId" = {run} AND "State" IN ({ItemState.Waiting}, {ItemState.AtWork}, {ItemState.Held}))
        """;

    private Statement Release(List<Guid> done) =>
        $"""
        UPDATE "Items" SET "State" = {ItemState.Waiting}, "Due" = {now}, "Since" = {now}, "Why" = {(string?)null}, "Advice" = {(string?)null}
        WHERE "After" IN ({done}) AND "State" IN ({ItemState.Held}, {ItemState.Blocked})
        """;

    private Statement Block(EndedItem before) =>
        $"""
        UPDATE "Items" SET "State" = {ItemState.Blocked}, "Since" = {now}, "Suspect" = {false}, "Deaths" = {0},
               "Why" = {Words.Blocked(before.Title, before.Why)}, "Advice" = {Words.BlockedAdvice(before.Title)}
        WHERE "After" = {before.Item} AND "State" = {ItemState.Held}
        """;

    /// <summary>Of those that were just blocked, the few that others wait for.</summary>
    private Task<List<EndedItem>> NextLevelAsync(List<EndedItem> level, CancellationToken ct) =>
        tx.ReadAsync(
            $"""
            SELECT DISTINCT i."Id", i."Title", i."Why" FROM "Items" i JOIN "Items" next ON next."After" = i."Id"
            WHERE i."After" IN ({level.ConvertAll(before => before.Item)}) AND i."State" = {ItemState.Blocked} AND next."State" = {ItemState.Held}
            """,
            row => new EndedItem(row.GetGuid(0), row.GetString(1), row.FindString(2)), ct);

    private sealed record EndedItem(Guid Item, string Title, string? Why);
}
