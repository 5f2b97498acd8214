using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>Gives an order's key the id that its run will have: whoever asks again with the same key gets the same run.</summary>
public sealed class RequestKeys(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>How long a key is known.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Longest key.</summary>
    public const int MostCharacters = 200;

    /// <summary>The run's id, kept before anything is ordered.</summary>
    /// <param name="holder">Whose key: two callers never share one.</param>
    /// <param name="key">As given, 1 to <see cref="MostCharacters"/> characters.</param>
    /// <param name="request">SHA-256 of verb, path and body, 64 hexadecimal digits.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>No when the key was given with other words.</returns>
    public async Task<Answer<Guid>> ExecuteAsync(Guid holder, string key, string request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > MostCharacters)
            return Answer.No<Guid>(Verdict.No("Idempotency-Key", key.Length > MostCharacters ? key[..MostCharacters] : key, $"A key has 1 to {MostCharacters} characters.", "Send a new UUID with each order."));
        if (await FindAsync(holder, key, ct).ConfigureAwait(false) is not { } known)
        {
            known = new() { Holder = holder, Key = key, Request = request, Run = Guid.CreateVersion7(time.GetUtcNow()), When = time.GetUtcNow() };
            if (!await KeepAsync(known, ct).ConfigureAwait(false)) known = (await FindAsync(holder, key, ct).ConfigureAwait(false))!;
        }

        return known.Request == request
            ? Answer.Yes(known.Run)
            : Answer.No<Guid>(Verdict.No("Idempotency-Key", key, "This key was given with another request.", "Send a new key with a new order."));
    }

    /// <summary>Forgets keys that are older than <see cref="KeptFor"/>.</summary>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var before = time.GetUtcNow() - KeptFor;
        var old = await db.RequestKeys.Where(row => row.When < before).OrderBy(row => row.When).Take(1000).ToListAsync(ct).ConfigureAwait(false);
        db.RequestKeys.RemoveRange(old);
        return await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    private async Task<RequestKey?> FindAsync(Guid holder, string key, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.RequestKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Holder == holder && row.Key == key, ct).ConfigureAwait(false);
    }

    /// <summary>False when somebody was first.</summary>
    private async Task<bool> KeepAsync(RequestKey known, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.RequestKeys.Add(known);
        try
        {
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(known.Holder, known.Key, ct).ConfigureAwait(false) is null) throw;
            return false;
        }
    }
}
