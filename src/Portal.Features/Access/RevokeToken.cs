using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Takes a token back: it opens nothing from now on. Again is no fault.</summary>
public sealed class RevokeToken(IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    private const string What = "revoke-token";

    /// <summary>Takes it back.</summary>
    /// <param name="token">Which.</param>
    /// <param name="standing">What the caller may do: one's own tokens, or with <see cref="Right.ManageAccess"/> all. Null from the command line.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid token, Standing? standing, Who who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Tokens.FirstOrDefaultAsync(each => each.Id == token, ct).ConfigureAwait(false);
        // Somebody else's token is as unknown as one that never was.
        if (row is null || (standing is not null && row.By != who.Name && !standing.May(Right.ManageAccess)))
        {
            var verdict = Verdict.No("token", token.ToString(), "There is no such token.", "Choose one of the list.");
            await audit.RefuseAsync(who, What, row?.Name ?? token.ToString(), token, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        if (row.Revoked is not null) return Verdict.Yes;
        row.Revoked = time.GetUtcNow();
        db.Audit.Add(audit.Accepted(who, What, row.Name, token));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return Verdict.Yes;
    }
}
