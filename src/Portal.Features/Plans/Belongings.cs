using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Runs;

namespace Portal.Features.Plans;

/// <summary>What the ledger has of a subject.</summary>
/// <param name="Thing">What, and where.</param>
/// <param name="State">Whether it exists.</param>
public sealed record Belonging(Thing Thing, ThingState State);

/// <summary>Asks the ledger for everything that any order made, or meant to make, for a subject.</summary>
public sealed class Belongings(IDbContextFactory<PortalDb> databases)
{
    /// <summary>All of it, also what was seen to be gone.</summary>
    public async Task<IReadOnlyList<Belonging>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = from item in db.Items
                   where subjects.Contains(item.Subject)
                   join row in db.Ledger on item.Id equals row.ItemId
                   orderby row.Id
                   select new Belonging(new Thing(row.Kind, row.Host, row.Name, row.Transient), row.State);
        return await rows.ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Half-written things that an interrupted attempt left: nobody has seen them gone.</summary>
    public async Task<IReadOnlyList<Thing>> HalfDoneAsync(Guid subject, CancellationToken ct) =>
        [.. (await OfAsync([subject], ct).ConfigureAwait(false))
            .Where(each => each.Thing.Transient && each.State != ThingState.Removed)
            .Select(each => each.Thing)];
}
