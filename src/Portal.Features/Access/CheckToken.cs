using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>Recognises a token by its secret.</summary>
public sealed class CheckToken(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>The token, or nothing: one that was tampered with, taken back or has expired is like one that never was.</summary>
    /// <param name="secret">As it was shown.</param>
    /// <param name="from">Address.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Caller?> ExecuteAsync(string secret, string from, CancellationToken ct)
    {
        if (!secret.StartsWith(TokenSecret.Prefix, StringComparison.Ordinal) || secret.Length > 100) return null;
        var (hash, now) = (TokenSecret.HashOf(secret), time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var token = await db.Tokens.Where(each => each.Hash == hash && each.Revoked == null && (each.Expires == null || each.Expires > now))
            .Select(each => new { each.Id, each.Name }).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return token is null ? null : new(token.Id, token.Name, from, Stamp: null);
    }
}
