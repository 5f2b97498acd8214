using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Locks an account, or unlocks it: also one that locked itself by wrong passwords.</summary>
public sealed class LockAccount(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    /// <summary>Until when an account is locked that a person locked.</summary>
    public static readonly DateTimeOffset ForEver = DateTimeOffset.MaxValue;

    /// <summary>Locks or unlocks it.</summary>
    public async Task<Verdict> ExecuteAsync(Guid account, bool locked, Who who, CancellationToken ct)
    {
        var what = locked ? "lock-account" : "unlock-account";
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Accounts.FirstOrDefaultAsync(each => each.Id == account, ct).ConfigureAwait(false);
        var verdict = row is null ? AccountDesk.Unknown(account.ToString())
            : locked && await new AccountDesk(scopes, databases).IsLastAdministratorAsync(account, time.GetUtcNow(), ct).ConfigureAwait(false) ? AccountDesk.Last(row.UserName!)
            : Verdict.Yes;
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, what, row?.UserName ?? account.ToString(), account, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        row!.LockoutEnd = locked ? ForEver : null;
        row.AccessFailedCount = 0;
        db.Audit.Add(audit.Accepted(who, what, row.UserName!, account));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }
}
