using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Paging;

namespace Portal.Features.Runs;

/// <summary>What happened in runs, oldest first: for a live feed.</summary>
/// <remarks>
/// Each is a hint to read the rows again, no more: on a server ids are given in another order than transactions end, so that a reader that goes
/// on from the last one may miss one that was written late.
/// </remarks>
public sealed class ReadEvents(IDbContextFactory<PortalDb> databases)
{
    /// <summary>What came after an event.</summary>
    /// <param name="after">Its <see cref="EventView.Id"/>; 0 for all.</param>
    /// <param name="limit">1 to <see cref="Page.MostRows"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<EventView>> ExecuteAsync(long after, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Events.Where(row => row.Id > after).OrderBy(row => row.Id).Take(Cutting.Rows(limit))
            .Select(row => new EventView(row.Id, row.RunId, row.ItemId, row.Step, row.When, row.What)).ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Of the newest event; 0 when there is none.</summary>
    public async Task<long> LastEventIdAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Events.MaxAsync(row => (long?)row.Id, ct).ConfigureAwait(false) ?? 0;
    }
}

/// <summary>Something that happened to an item.</summary>
/// <param name="Id">Rises.</param>
/// <param name="Run">In which run.</param>
/// <param name="Item">To which item.</param>
/// <param name="Step">At which step.</param>
/// <param name="When">When it was written.</param>
/// <param name="What">One sentence.</param>
public sealed record EventView(long Id, Guid Run, Guid Item, string Step, DateTimeOffset When, string What);
