using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;

namespace Portal.Features.Catalogs;

/// <summary>Orders that somebody is writing: kept with each answer, seen by their writer alone.</summary>
public sealed class Drafts(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Most characters of one.</summary>
    public const int MostCharacters = 32 * 1024;

    /// <summary>One's drafts of a kind, newest first; at most 100.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(Guid owner, string kind, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Drafts.AsNoTracking().Where(row => row.Owner == owner && row.Kind == kind).OrderByDescending(row => row.Saved).Take(100).ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>One of one's drafts; null when there is none of this id.</summary>
    public async Task<Draft?> FindAsync(Guid owner, Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Drafts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Owner == owner, ct).ConfigureAwait(false);
    }

    /// <summary>Keeps it as it is now, new or not.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MostCharacters"/>: fields have limits of their own, far below.</exception>
    public async Task SaveAsync(Guid owner, Guid id, string kind, string content, CancellationToken ct)
    {
        if (content.Length > MostCharacters) throw new ArgumentException($"A draft has at most {MostCharacters} characters.", nameof(content));
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Drafts.FirstOrDefaultAsync(row => row.Id == id && row.Owner == owner, ct).ConfigureAwait(false) is { } row)
            (row.Content, row.Saved) = (content, time.GetUtcNow());
        else
            db.Drafts.Add(new() { Id = id, Kind = kind, Owner = owner, Content = content, Saved = time.GetUtcNow() });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Throws it away. One that is not there is no fault.</summary>
    public async Task DropAsync(Guid owner, Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Drafts.FirstOrDefaultAsync(row => row.Id == id && row.Owner == owner, ct).ConfigureAwait(false) is not { } row) return;
        db.Drafts.Remove(row);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }
}
