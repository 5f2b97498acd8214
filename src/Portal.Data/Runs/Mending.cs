using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>
/// Repairs what a crash or a race left in between. Looks first, without a transaction and along indexes: where all is well it writes nothing.
/// </summary>
internal sealed class Mending(Transactions transactions, Dialect dialect, TimeProvider time)
{
    private const string OpenRuns = """SELECT "Id" FROM "Runs" WHERE "State" = 1""";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await SettleAsync(now, ct).ConfigureAwait(false)
             + await CancelAsync(now, ct).ConfigureAwait(false)
             + await FinishAsync(now, ct).ConfigureAwait(false)
             + await CountGatesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Items that wait for one that has ended.</summary>
    private async Task<int> SettleAsync(DateTimeOffset now, CancellationToken ct)
    {
        var ended = await transactions.ReadAsync(tx => tx.ReadAsync(
            $"""
            SELECT i."RunId", i."Id", i."Title", i."State", i."Why" FROM "Items" i
            WHERE i."State" > {ItemState.Held} AND i."Id" IN
                  (SELECT DISTINCT held."After" FROM "Items" held WHERE held."RunId" IN ({new Raw(OpenRuns)}) AND held."State" = {ItemState.Held})
            """,
            row => (Run: row.GetGuid(0), Item: row.GetGuid(1), Title: row.GetString(2), State: (ItemState)row.GetInt32(3), Why: row.FindString(4)), ct), ct).ConfigureAwait(false);
        if (ended.Count == 0) return 0;
        return await transactions.WriteAsync(async tx =>
        {
            var settling = new Settling(tx, now);
            foreach (var (run, item, title, state, why) in ended) settling.Ended(run, item, title, state, why);
            return (await settling.RunAsync(ct).ConfigureAwait(false), true);
        }, ct).ConfigureAwait(false);
    }

    /// <summary>What still waits in cancelled runs.</summary>
    private async Task<int> CancelAsync(DateTimeOffset now, CancellationToken ct)
    {
        var runs = await transactions.ReadAsync(tx => tx.ReadAsync(
            $"""SELECT "Id" FROM "Runs" WHERE "State" = {RunState.Open} AND "CancelAsked" = {true}""", row => row.GetGuid(0), ct), ct).ConfigureAwait(false);
        var ended = 0;
        foreach (var run in runs) ended += await new Cancelling(transactions, dialect).RunAsync(run, now, ct).ConfigureAwait(false);
        return ended;
    }

    /// <summary>Open runs in which nothing moves.</summary>
    private async Task<int> FinishAsync(DateTimeOffset now, CancellationToken ct)
    {
        var runs = await transactions.ReadAsync(tx => tx.ReadAsync(
            $"""
            SELECT r."Id" FROM "Runs" r WHERE r."State" = {RunState.Open}
               AND NOT EXISTS (SELECT 1 FROM "Items" i WHERE i."RunId" = r."Id" AND i."State" IN ({ItemState.Waiting}, {ItemState.AtWork}, {ItemState.Held}))
            """,
            row => row.GetGuid(0), ct), ct).ConfigureAwait(false);
        if (runs.Count == 0) return 0;
        return await transactions.WriteAsync(async tx =>
        {
            var settling = new Settling(tx, now);
            foreach (var run in runs) settling.Ended(run);
            return (await settling.RunAsync(ct).ConfigureAwait(false), true);
        }, ct).ConfigureAwait(false);
    }

    /// <summary>Gates that count others than those that are inside.</summary>
    private async Task<int> CountGatesAsync(CancellationToken ct)
    {
        var wrong = await transactions.ReadAsync(tx => WrongGatesAsync(tx, ct), ct).ConfigureAwait(false);
        if (wrong.Count == 0) return 0;
        return await transactions.WriteAsync(async tx =>
        {
            // Whoever enters or leaves holds the gate's lock: under it the count is the truth.
            await tx.SendAsync(wrong.Select(gate => GateBook.Lock(gate.Name)), ct).ConfigureAwait(false);
            var still = await WrongGatesAsync(tx, ct).ConfigureAwait(false);
            var names = wrong.Select(gate => gate.Name).ToHashSet(StringComparer.Ordinal);
            List<Statement> writes =
            [
                .. still.Where(gate => names.Contains(gate.Name)).Select(gate =>
                    (Statement)$"""UPDATE "Gates" SET "Inside" = {gate.Inside}, "Probe" = {gate.Probe} WHERE "Name" = {gate.Name}"""),
            ];
            await tx.SendAsync(writes, ct).ConfigureAwait(false);
            return (writes.Count, true);
        }, ct).ConfigureAwait(false);
    }

    /// <summary>As they should be, in the order of their names.</summary>
    private static async Task<IReadOnlyList<GateRow>> WrongGatesAsync(Transaction tx, CancellationToken ct)
    {
        var gates = await tx.ReadAsync($"""{new Raw(GateBook.Select)}""", GateBook.Read, ct).ConfigureAwait(false);
        var inside = await tx.ReadAsync(
            $"""SELECT "Id", "Gates" FROM "Items" WHERE "Node" IS NOT NULL""", row => (Item: row.GetGuid(0), Gates: GateNames.Split(row.GetString(1))), ct).ConfigureAwait(false);
        var counts = inside.SelectMany(item => item.Gates).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        var items = inside.Select(item => item.Item).ToHashSet();
        List<GateRow> wrong = [];
        foreach (var gate in gates.OrderBy(gate => gate.Name, StringComparer.Ordinal))
        {
            var (count, probe) = (counts.GetValueOrDefault(gate.Name), gate.Probe is { } item && items.Contains(item) ? gate.Probe : null);
            if (gate.Inside == count && gate.Probe == probe) continue;
            (gate.Inside, gate.Probe) = (count, probe);
            wrong.Add(gate);
        }

        return wrong;
    }
}
