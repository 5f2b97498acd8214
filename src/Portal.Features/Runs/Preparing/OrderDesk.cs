using System.Collections.Concurrent;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Runs.Preparing;

/// <summary>The way of every order: begun, prepared in batches, opened. An order whose caller dies on the way is gone on with by <see cref="PrepareRuns"/>.</summary>
public sealed class OrderDesk(IOrders orders, IEnumerable<IPreparation> preparations, IWorkBell bell, AuditTrail audit)
{
    private readonly ConcurrentDictionary<Guid, bool> _underWay = [];

    /// <summary>Whether this process prepares the run just now.</summary>
    internal bool IsUnderWay(Guid run) => _underWay.ContainsKey(run);

    /// <summary>Begins an order and carries it to where the engine takes over.</summary>
    /// <returns>No when somebody was first: then nothing of it is left.</returns>
    internal async Task<Verdict> PlaceAsync(NewRun run, Who who, CancellationToken ct)
    {
        _underWay[run.Id] = true;
        try
        {
            if (await orders.BeginAsync(run, ct).ConfigureAwait(false) is { } refusal)
            {
                var verdict = Verdict.No("name", run.Title, refusal.Reason, "Choose another name, or look at what has it.");
                await audit.RefuseAsync(who, run.Kind, run.Title, run.Id, verdict, ct).ConfigureAwait(false);
                return verdict;
            }

            return await PrepareAsync(run, who, ct).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(run.Id, out _);
        }
    }

    /// <summary>Carries an order on that was begun. One of a kind that this version does not know is left to the node that does.</summary>
    internal async Task<Verdict> GoOnAsync(NewRun run, Who who, CancellationToken ct)
    {
        if (!preparations.Any(each => each.Prepares(run.Kind)) || !_underWay.TryAdd(run.Id, true)) return Verdict.Yes;
        try
        {
            return await PrepareAsync(run, who, ct).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(run.Id, out _);
        }
    }

    private async Task<Verdict> PrepareAsync(NewRun run, Who who, CancellationToken ct)
    {
        var preparation = preparations.First(each => each.Prepares(run.Kind));
        var verdict = await preparation.PrepareAsync(run, ct).ConfigureAwait(false);
        if (verdict.IsYes)
        {
            await orders.OpenAsync(run.Id, ct).ConfigureAwait(false);
            bell.Ring();
            return verdict;
        }

        var taken = await preparation.TakeBackAsync(run, ct).ConfigureAwait(false);
        await orders.AbandonAsync(run.Id, [.. taken, new Audited(audit.Refused(who, run.Kind, run.Title, run.Id, verdict))], ct).ConfigureAwait(false);
        return verdict;
    }
}
