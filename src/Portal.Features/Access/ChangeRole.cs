using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Gives an account another role in place of those it has. Holds from its owner's next click.</summary>
public sealed class ChangeRole(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    private const string What = "change-role";

    /// <summary>Changes it.</summary>
    public async Task<Verdict> ExecuteAsync(Guid account, string role, Who who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var (found, verdict) = Role.Parse("role", role);
        var name = await db.Accounts.Where(row => row.Id == account).Select(row => row.UserName).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (name is null) verdict = verdict.And(AccountDesk.Unknown(account.ToString()));
        else if (found is not null && found != Role.Administrator && await new AccountDesk(scopes, databases).IsLastAdministratorAsync(account, time.GetUtcNow(), ct).ConfigureAwait(false))
            verdict = AccountDesk.Last(name);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, name ?? account.ToString(), account, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        var before = await db.Grants.Where(grant => grant.Holder == account).ToListAsync(ct).ConfigureAwait(false);
        db.Grants.RemoveRange(before);
        db.Grants.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), Holder = account, Role = found!.Name, Since = time.GetUtcNow(), By = who.Name });
        db.Audit.Add(audit.Accepted(who, What, name!, account, $$"""{"role":"{{found.Name}}"}""", before.Count == 0 ? null : $$"""{"role":"{{before[0].Role}}"}"""));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }
}
