using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>What a caller may do at this moment: asked before each act, so that a role taken away ends with the next click.</summary>
public sealed class ReadStanding(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Null when the account or token opens nothing any more.</summary>
    public async Task<Standing?> ExecuteAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await NameAsync(db, caller, ct).ConfigureAwait(false) is not { } name) return null;
        var roles = await db.Grants.Where(grant => grant.Holder == caller.Holder && grant.Scope == null).Select(grant => grant.Role).ToListAsync(ct).ConfigureAwait(false);
        return new(name, [.. roles.Select(Role.Find).OfType<Role>()]);
    }

    private async Task<string?> NameAsync(PortalDb db, Caller caller, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (caller.Stamp is null)
            return await db.Tokens.Where(token => token.Id == caller.Holder && token.Revoked == null && (token.Expires == null || token.Expires > now))
                .Select(token => token.Name).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return await db.Accounts.Where(account => account.Id == caller.Holder && account.SecurityStamp == caller.Stamp && (account.LockoutEnd == null || account.LockoutEnd <= now))
            .Select(account => account.UserName).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }
}
