using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Writes the ledger's rows of what is about to exist.</summary>
internal sealed class Intending(Transaction tx, Insert insert, DateTimeOffset now)
{
    public async Task<IReadOnlyList<Standing>> RunAsync(IReadOnlyList<Intention> intentions, CancellationToken ct)
    {
        var items = await HandItems.ReadAsync(tx, intentions.Select(intention => intention.Claim), ct).ConfigureAwait(false);
        List<Standing> standings = [];
        List<Statement> writes = [];
        foreach (var (claim, things) in intentions)
        {
            var standing = HandItems.StandingOf(items, claim);
            standings.Add(standing);
            if (standing != Standing.Yours) continue;
            foreach (var thing in things)
            {
                writes.Add(Again(claim, thing));
                writes.Add(insert.IntoIfMissing(New(claim, thing), nameof(LedgerRow.Host), nameof(LedgerRow.Kind), nameof(LedgerRow.Name), nameof(LedgerRow.ItemId)));
            }
        }

        if (writes.Count > 0) await tx.SendAsync(writes, ct).ConfigureAwait(false);
        return standings;
    }

    private Statement Again(Claim claim, Thing thing) =>
        $"""
        UPDATE "Ledger" SET "Transient" = {thing.Transient}, "Step" = {claim.Step}, "Fence" = {claim.Fence},
               "Since" = CASE WHEN "State" = {ThingState.Removed} THEN {now} ELSE "Since" END,
               "State" = CASE WHEN "State" = {ThingState.Exists} THEN {ThingState.Exists} ELSE {ThingState.Intended} END
        WHERE "Host" = {thing.Host} AND "Kind" = {thing.Kind} AND "Name" = {thing.Name} AND "ItemId" = {claim.Item}
        """;

    private LedgerRow New(Claim claim, Thing thing) => new()
    {
        ItemId = claim.Item,
        Kind = thing.Kind,
        Host = thing.Host,
        Name = thing.Name,
        Transient = thing.Transient,
        Step = claim.Step,
        Fence = claim.Fence.Number,
        Since = now,
    };
}
