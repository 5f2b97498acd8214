using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Ends what nobody holds of a cancelled run, in pieces, so that others get their turn at writing. What a crash leaves is mended.</summary>
internal sealed class Cancelling(Transactions transactions, Dialect dialect)
{
    private const int Piece = 1000;

    /// <summary>Returns how many items were ended.</summary>
    public async Task<int> RunAsync(Guid run, DateTimeOffset now, CancellationToken ct)
    {
        for (var ended = 0; ;)
        {
            var piece = await transactions.WriteAsync(async tx =>
            {
                var rows = await tx.SendAsync(End(run, now), ct).ConfigureAwait(false);
                if (rows == Piece) return (rows, true);
                var settling = new Settling(tx, now);
                settling.Ended(run);
                await settling.RunAsync(ct).ConfigureAwait(false);
                return (rows, true);
            }, ct).ConfigureAwait(false);

            ended += piece;
            if (piece < Piece) return ended;
        }
    }

    private Statement End(Guid run, DateTimeOffset now) =>
        $"""
        UPDATE "Items" SET "State" = {ItemState.Cancelled}, "Why" = {Words.Cancelled}, "Advice" = {(string?)null}, "Since" = {now},
               "Suspect" = {false}, "Deaths" = {0}
        WHERE "State" IN ({ItemState.Waiting}, {ItemState.Held}) AND "Id" IN
              (SELECT "Id" FROM "Items" WHERE "RunId" = {run} AND "State" IN ({ItemState.Waiting}, {ItemState.Held}) ORDER BY "RunId" {new Raw(dialect.First(Piece))})
        """;
}
