using Microsoft.EntityFrameworkCore;
using Portal.Data.Facts;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>The journal in the portal's database. What it does in one call is one transaction; who locks gates locks them first, in the order of their names.</summary>
internal sealed partial class Journal(Transactions transactions, Insert insert, FactWriters facts, Dialect dialect, TimeProvider time) : IJournal
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Claim>> HeldAsync(NodeId node, CancellationToken ct) =>
        transactions.ReadAsync<IReadOnlyList<Claim>>(
            async tx => [.. (await HeldAsync(tx, node, ct).ConfigureAwait(false)).Select(item => item.ToClaim())], ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct) =>
        transactions.WriteAsync(async tx => (await new Intending(tx, insert, time.GetUtcNow()).RunAsync(intentions, ct).ConfigureAwait(false), true), ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct) =>
        transactions.WriteAsync(async tx => (await new Committing(tx, insert, facts, time.GetUtcNow()).RunAsync(commitments, ct).ConfigureAwait(false), true), ct);

    /// <inheritdoc />
    public Task<int> TakeOverAsync(NodeId dead, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            var items = await HeldAsync(tx, dead, ct).ConfigureAwait(false);
            if (items.Count > 0) await new TakingOver(tx, insert, time.GetUtcNow()).RunAsync(items, ct).ConfigureAwait(false);
            return (items.Count, true);
        }, ct);

    /// <inheritdoc />
    public Task<int> MendAsync(CancellationToken ct) => new Mending(transactions, dialect, time).RunAsync(ct);

    private static Task<List<HandItem>> HeldAsync(Transaction tx, NodeId node, CancellationToken ct) =>
        tx.ReadAsync($"""{new Raw(HandItem.Select)} WHERE i."Node" = {node}""", HandItem.Read, ct);
}
