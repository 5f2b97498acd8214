using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Runs.Preparing;

/// <summary>The way of every order: begun, prepared in batches, opened. An order whose caller dies on the way is gone on with by <see cref="PrepareRuns"/>.</summary>
public sealed class OrderDesk(IDbContextFactory<PortalDb> databases, IOrders orders, IEnumerable<IPreparation> preparations, IWorkBell bell, AuditTrail audit)
{
    private readonly ConcurrentDictionary<Guid, bool> _underWay = [];

    /// <summary>Whether this process prepares the run just now.</summary>
    internal bool IsUnderWay(Guid run) => _underWay.ContainsKey(run);

    /// <summary>Places an order that may be repeated: under the same id it is placed once, whoever asks how often at once.</summary>
    /// <param name="run">The id that the run shall have; null for a new one.</param>
    /// <param name="kind">Of the run.</param>
    /// <param name="answer">What is said of an order that was placed before.</param>
    /// <param name="place">Places it, under this id.</param>
    /// <param name="time">For new ids.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<Answer<T>> OnceAsync<T>(Guid? run, string kind, Func<PlacedRun, T> answer, Func<Guid, Task<Answer<T>>> place, TimeProvider time, CancellationToken ct)
    {
        if (run is not { } id) return await place(Guid.CreateVersion7(time.GetUtcNow())).ConfigureAwait(false);
        if (await FindAsync(id, ct).ConfigureAwait(false) is { } before) return Repeated(before);
        var placed = await place(id).ConfigureAwait(false);
        // Another may have placed it meanwhile: then that one counts, whatever came of this.
        return await FindAsync(id, ct).ConfigureAwait(false) is { } found ? Repeated(found) : placed;

        Answer<T> Repeated(PlacedRun found) => found.Kind == kind
            ? Answer.Yes(answer(found))
            : Answer.No<T>(Verdict.No("run", id.ToString(), $"Another order has this id: '{found.Title}'.", "Choose a new one."));
    }

    /// <summary>Begins an order and carries it to where the engine takes over.</summary>
    /// <returns>No when somebody was first: then nothing of it is left. Yes also where another placed it under the same id: then this does nothing.</returns>
    internal async Task<Verdict> PlaceAsync(NewRun run, Who who, CancellationToken ct)
    {
        var first = _underWay.TryAdd(run.Id, true);
        try
        {
            if (await orders.BeginAsync(run, ct).ConfigureAwait(false) is { } refusal)
            {
                var verdict = Verdict.No("name", run.Title, refusal.Reason, "Choose another name, or look at what has it.");
                await audit.RefuseAsync(who, run.Kind, run.Title, run.Id, verdict, ct).ConfigureAwait(false);
                return verdict;
            }

            return await IsOursAsync(run, ct).ConfigureAwait(false) ? await PrepareAsync(run, who, ct).ConfigureAwait(false) : Verdict.Yes;
        }
        finally
        {
            if (first) _underWay.TryRemove(run.Id, out _);
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

    private async Task<PlacedRun?> FindAsync(Guid run, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Runs.Where(row => row.Id == run).Select(row => new PlacedRun(row.Id, row.Title, row.Kind, row.Request)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Beginning a run that is there changes nothing: whose audit entry was written with it tells who began it.</summary>
    private async Task<bool> IsOursAsync(NewRun run, CancellationToken ct)
    {
        if (run.Facts.OfType<Audited>().FirstOrDefault() is not { Entry.Id: var entry }) return true;
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Audit.AnyAsync(row => row.Id == entry, ct).ConfigureAwait(false);
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
