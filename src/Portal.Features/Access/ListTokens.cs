using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>Tokens, newest first; those taken back or expired too.</summary>
public sealed class ListTokens(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Lists them.</summary>
    /// <param name="by">Only those that this account made; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<TokenView>> ExecuteAsync(string? by, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var tokens = await db.Tokens.AsNoTracking().Where(token => by == null || token.By == by).OrderByDescending(token => token.Created).Take(1000).ToListAsync(ct).ConfigureAwait(false);
        var ids = tokens.ConvertAll(token => token.Id);
        var roles = (await db.Grants.AsNoTracking().Where(grant => ids.Contains(grant.Holder)).ToListAsync(ct).ConfigureAwait(false)).ToLookup(grant => grant.Holder, grant => grant.Role);
        return
        [
            .. tokens.Select(token => new TokenView(token.Id, token.Name, roles[token.Id].Select(Role.Find).FirstOrDefault(), token.By, token.Created, token.Expires, token.Revoked,
                token.Revoked is null && (token.Expires is null || token.Expires > now))),
        ];
    }
}

/// <summary>A token as people see it: without its secret.</summary>
public sealed record TokenView(
    Guid Id, string Name, Role? Role, string By, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, bool Opens);
