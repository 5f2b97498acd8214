using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Takes a dead node's items out of its hands.</summary>
internal sealed class TakingOver(Transaction tx, Insert insert, DateTimeOffset now)
{
    private readonly GateBook _gates = new();
    private readonly Settling _settling = new(tx, now);

    public async Task RunAsync(IReadOnlyList<HandItem> items, CancellationToken ct)
    {
        await _gates.LockAsync(tx, insert, items.SelectMany(item => item.Gates), ct).ConfigureAwait(false);
        List<Statement> moves = [.. items.Select(Move)];
        var changed = await tx.SendAsync([.. moves, .. _gates.Changes()], ct).ConfigureAwait(false);
        if (changed.Take(moves.Count).Any(rows => rows != 1)) throw new MovedOnException();
        await _settling.RunAsync(ct).ConfigureAwait(false);
    }

    private Statement Move(HandItem item)
    {
        _gates.Leave(item.Gates, item.Id);
        var deaths = item.Alone ? item.Deaths + 1 : item.Deaths;
        if (deaths >= Deaths.Limit) return End(item, ItemState.Failed, Deaths.Reason(item.Step), Deaths.Advice);
        if (item.CancelAsked) return End(item, ItemState.Cancelled, Words.CancelledIn(item.Step), advice: null);
        return Moved(item,
            $"""
            UPDATE "Items" SET "State" = {ItemState.Waiting}, "Node" = {(string?)null}, "Fence" = {item.Fence.Next}, "Due" = {now}, "Since" = {now},
                   "Why" = {Words.Interrupted(item.Step)}, "Advice" = {(string?)null}, "Suspect" = {true}, "Alone" = {false}, "Deaths" = {deaths}
            """);
    }

    private Statement End(HandItem item, ItemState state, string why, string? advice)
    {
        _settling.Ended(item.Run, item.Id, item.Title, state, why);
        return Moved(item,
            $"""
            UPDATE "Items" SET "State" = {state}, "Node" = {(string?)null}, "Fence" = {item.Fence.Next}, "Since" = {now},
                   "Why" = {why}, "Advice" = {advice}, "Suspect" = {false}, "Alone" = {false}, "Deaths" = {0}
            """);
    }

    private static Statement Moved(HandItem item, Statement change) =>
        $"""{change} WHERE "Id" = {item.Id} AND "Fence" = {item.Fence} AND "State" = {ItemState.AtWork}""";
}
