using System.Data.Common;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <content>Items of runs that are not open yet.</content>
internal sealed partial class Orders
{
    /// <inheritdoc />
    public async Task<Refusal?> PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct)
    {
        var drafts = Draft(run, items);
        try
        {
            return await transactions.WriteAsync(async tx =>
            {
                var refusal = await PrepareAsync(tx, run, drafts, ct).ConfigureAwait(false);
                return (refusal, refusal is null);
            }, ct).ConfigureAwait(false);
        }
        catch (DbException fault) when (dialect.IsTaken(fault))
        {
            foreach (var item in items)
                if (await ExplainAsync(item.Id, item.Facts, ct).ConfigureAwait(false) is { } refusal) return refusal;
            if (FindTwice(items) is { } twice) return twice;
            throw;
        }
    }

    private Refusal? FindTwice(IReadOnlyList<NewItem> items)
    {
        HashSet<string> needed = [];
        foreach (var item in items)
            foreach (var need in item.Facts.SelectMany(writers.Needs))
                if (!needed.Add(need)) return new(item.Id, $"{need} is in this order twice.", HeldBy: null);
        return null;
    }

    /// <summary>Who has what the facts ask for; null when nobody has.</summary>
    private Task<Refusal?> ExplainAsync(Guid id, IReadOnlyList<object> asked, CancellationToken ct) =>
        transactions.ReadAsync(async tx =>
        {
            foreach (var fact in asked)
                if (await writers.FindRivalAsync(fact, tx, ct).ConfigureAwait(false) is var (reason, heldBy)) return new Refusal(id, reason, heldBy);
            return null;
        }, ct);

    /// <summary>All that will be written, before the transaction: others wait for its end, on SQLite all who write.</summary>
    private List<Drafted> Draft(Guid run, IReadOnlyList<NewItem> items)
    {
        var now = time.GetUtcNow();
        return [.. items.Select((item, n) =>
        {
            var gates = GateNames.Join(item.Gates);
            var lane = LaneRow.Of(run, item.Plan.Name, item.Plan.Version, item.Plan.Keys[0], gates);
            return new Drafted(item, lane, [.. Write(item.Facts)], insert.Into(RowOf(run, item, gates, lane.Id, now, place: now.UtcTicks + n)));
        })];
    }

    private async Task<Refusal?> PrepareAsync(Transaction tx, Guid run, IReadOnlyList<Drafted> drafts, CancellationToken ct)
    {
        var (state, title) = await LockAsync(tx, run, ct).ConfigureAwait(false) ?? throw new InvalidOperationException($"There is no run {run}.");
        List<Drafted> missing = [];
        foreach (var some in drafts.Chunk(MostInAList))
        {
            var there = await tx.ReadAsync($"""SELECT "Id" FROM "Items" WHERE "Id" IN ({some.Select(draft => draft.Item.Id).ToArray()})""", row => row.GetGuid(0), ct).ConfigureAwait(false);
            missing.AddRange(some.ExceptBy(there, draft => draft.Item.Id));
        }

        if (missing.Count == 0) return null;
        if (state != RunState.Preparing) throw new InvalidOperationException($"'{title}' is open already.");
        if (await FindHolderAsync(tx, run, title, missing.ConvertAll(draft => draft.Item), ct).ConfigureAwait(false) is { } refusal) return refusal;

        await tx.SendAsync(
            [
                .. missing.SelectMany(draft => draft.Facts),
                .. missing.Select(draft => draft.Lane).DistinctBy(lane => lane.Id).Select(lane => insert.IntoIfMissing(lane, nameof(LaneRow.Id))),
                .. missing.Select(draft => draft.Row),
            ], ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Most values in a list: SQL Server takes 2,100 parameters.</summary>
    private const int MostInAList = 1000;

    private static ItemRow RowOf(Guid run, NewItem item, string gates, Guid lane, DateTimeOffset now, long place) => new()
    {
        Id = item.Id,
        RunId = run,
        Place = place,
        Title = item.Title,
        Plan = item.Plan.Name,
        PlanVersion = item.Plan.Version,
        Subject = item.Subject,
        HeldSubject = item.Subject,
        After = item.After,
        State = item.After is null ? ItemState.Waiting : ItemState.Held,
        Since = now,
        Step = item.Plan.Keys[0],
        Due = now,
        Gates = gates,
        Lane = lane,
    };

    private static async Task<Refusal?> FindHolderAsync(Transaction tx, Guid run, string title, List<NewItem> items, CancellationToken ct)
    {
        Dictionary<Guid, (Guid Run, string Title)> holders = [];
        foreach (var some in items.Chunk(MostInAList))
            foreach (var (subject, holder, its) in await tx.ReadAsync(
                $"""
                SELECT i."HeldSubject", r."Id", r."Title" FROM "Items" i JOIN "Runs" r ON r."Id" = i."RunId"
                WHERE i."HeldSubject" IN ({some.Select(item => item.Subject).ToArray()})
                """,
                row => (row.GetGuid(0), row.GetGuid(1), row.GetString(2)), ct).ConfigureAwait(false))
                holders[subject] = (holder, its);

        foreach (var item in items)
            if (!holders.TryAdd(item.Subject, (run, title)))
                return new(item.Id, $"{item.Title} is held by the run '{holders[item.Subject].Title}'.", holders[item.Subject].Run);
        return null;
    }

    /// <summary>The run as it stands, and stays until the end of the transaction; null when there is none.</summary>
    private static async Task<(RunState State, string Title)?> LockAsync(Transaction tx, Guid run, CancellationToken ct)
    {
        if (await tx.SendAsync($"""UPDATE "Runs" SET "CancelAsked" = "CancelAsked" WHERE "Id" = {run}""", ct).ConfigureAwait(false) == 0) return null;
        return (await tx.ReadAsync($"""SELECT "State", "Title" FROM "Runs" WHERE "Id" = {run}""", row => ((RunState)row.GetInt32(0), row.GetString(1)), ct).ConfigureAwait(false))[0];
    }

    /// <summary>An item with the statements that write it.</summary>
    private sealed record Drafted(NewItem Item, LaneRow Lane, IReadOnlyList<Statement> Facts, Statement Row);
}
