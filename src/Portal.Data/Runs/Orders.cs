using System.Data.Common;
using Portal.Data.Facts;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Orders in the portal's database. Who changes a run's course locks its row first.</summary>
internal sealed partial class Orders(Transactions transactions, Insert insert, FactWriters writers, Dialect dialect, TimeProvider time) : IOrders
{
    /// <inheritdoc />
    public async Task<Refusal?> BeginAsync(NewRun run, CancellationToken ct)
    {
        try
        {
            return await transactions.WriteAsync<Refusal?>(async tx =>
            {
                await BeginAsync(tx, run, ct).ConfigureAwait(false);
                return (null, true);
            }, ct).ConfigureAwait(false);
        }
        catch (DbException fault) when (dialect.IsTaken(fault))
        {
            if (await ExplainAsync(run.Id, run.Facts, ct).ConfigureAwait(false) is { } refusal) return refusal;
            throw;
        }
    }

    /// <inheritdoc />
    public Task<bool> OpenAsync(Guid run, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            var now = time.GetUtcNow();
            var opened = await tx.SendAsync(
                $"""UPDATE "Runs" SET "State" = {RunState.Open}, "Opened" = {now} WHERE "Id" = {run} AND "State" = {RunState.Preparing}""", ct).ConfigureAwait(false);
            if (opened == 0) return (false, false);
            var settling = new Settling(tx, now); // a run without items is finished already
            settling.Ended(run);
            await settling.RunAsync(ct).ConfigureAwait(false);
            return (true, true);
        }, ct);

    /// <inheritdoc />
    public Task<bool> AbandonAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            var gone = await tx.SendAsync($"""DELETE FROM "Runs" WHERE "Id" = {run} AND "State" = {RunState.Preparing}""", ct).ConfigureAwait(false);
            if (gone == 0) return (false, false);
            await tx.SendAsync([.. Write(facts), $"""DELETE FROM "Lanes" WHERE "RunId" = {run}"""], ct).ConfigureAwait(false);
            return (true, true);
        }, ct);

    /// <inheritdoc />
    public async Task<bool> CancelAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct)
    {
        var asked = await transactions.WriteAsync(async tx =>
        {
            var open = await tx.SendAsync($"""UPDATE "Runs" SET "CancelAsked" = {true} WHERE "Id" = {run} AND "State" = {RunState.Open}""", ct).ConfigureAwait(false);
            if (open > 0) await tx.SendAsync([.. Write(facts)], ct).ConfigureAwait(false);
            return (open > 0, open > 0);
        }, ct).ConfigureAwait(false);
        if (asked) await new Cancelling(transactions, dialect).RunAsync(run, time.GetUtcNow(), ct).ConfigureAwait(false);
        return asked;
    }

    /// <inheritdoc />
    public Task SetGatesAsync(IReadOnlyList<Gate> gates, CancellationToken ct) =>
        transactions.WriteAsync(async tx =>
        {
            var ordered = gates.OrderBy(gate => gate.Name, StringComparer.Ordinal).ToList();
            var known = await tx.SendAsync(
                [.. ordered.Select(gate => (Statement)$"""UPDATE "Gates" SET "Limit" = {gate.Limit}, "PerMinute" = {gate.PerMinute} WHERE "Name" = {gate.Name}""")], ct).ConfigureAwait(false);
            await tx.SendAsync(
                [.. ordered.Where((_, n) => known[n] == 0).Select(gate => insert.Into(new GateRow { Name = gate.Name, Limit = gate.Limit, PerMinute = gate.PerMinute }))], ct).ConfigureAwait(false);
            return (true, true);
        }, ct);

    private async Task BeginAsync(Transaction tx, NewRun run, CancellationToken ct)
    {
        var there = await tx.ReadAsync($"""SELECT "Id" FROM "Runs" WHERE "Id" = {run.Id}""", row => row.GetGuid(0), ct).ConfigureAwait(false);
        if (there.Count > 0) return;
        var begun = new RunRow { Id = run.Id, Title = run.Title, Kind = run.Kind, Rank = run.Rank, By = run.By, Request = run.Request, Created = time.GetUtcNow() };
        await tx.SendAsync([.. Write(run.Facts), insert.Into(begun)], ct).ConfigureAwait(false);
    }

    private IEnumerable<Statement> Write(IEnumerable<object> facts) => facts.SelectMany(writers.Write);
}
