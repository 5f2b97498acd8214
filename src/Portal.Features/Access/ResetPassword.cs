using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access.Rules;
using Portal.Domain.Connections;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Gives an account a new password and unlocks it. Whoever is signed in with the old one is not any more.</summary>
public sealed class ResetPassword(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases, AuditTrail audit)
{
    private const string What = "reset-password";

    /// <summary>Resets it.</summary>
    public async Task<Verdict> ExecuteAsync(string name, Secret password, Who who, CancellationToken ct)
    {
        var verdict = new PasswordIsLong(name).Judge(password);
        Guid? id = null;
        if (verdict.IsYes) (id, verdict) = await SetAsync(name, password).ConfigureAwait(false);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, name, id, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Audit.Add(audit.Accepted(who, What, name, id));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }

    private Task<(Guid? Id, Verdict Verdict)> SetAsync(string name, Secret password) => new AccountDesk(scopes, databases).WithAsync<(Guid?, Verdict)>(async users =>
    {
        if (await users.FindByNameAsync(name).ConfigureAwait(false) is not { } account) return (null, AccountDesk.Unknown(name));
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password.Reveal());
        return (account.Id, AccountDesk.Of(await users.UpdateSecurityStampAsync(account).ConfigureAwait(false), "account", name));
    });
}
