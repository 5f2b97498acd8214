using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Access.Rules;
using Portal.Domain.Connections;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Changes one's own password, knowing the old one. One's other sessions end.</summary>
public sealed class ChangePassword(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases, AuditTrail audit)
{
    private const string What = "change-password";

    /// <summary>Changes it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="old">The password until now; five wrong ones lock the account, as at the sign-in.</param>
    /// <param name="password">From now on.</param>
    /// <param name="who">The account's owner.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid account, Secret old, Secret password, Who who, CancellationToken ct)
    {
        var verdict = new PasswordIsLong(who.Name).Judge(password);
        if (verdict.IsYes) verdict = await SetAsync(account, old, password).ConfigureAwait(false);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, who.Name, account, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Audit.Add(audit.Accepted(who, What, who.Name, account));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }

    private Task<Verdict> SetAsync(Guid id, Secret old, Secret password) => new AccountDesk(scopes, databases).WithAsync(async users =>
    {
        if (await users.FindByIdAsync(id.ToString()).ConfigureAwait(false) is not { } account) return AccountDesk.Unknown(id.ToString());
        if (!await users.CheckPasswordAsync(account, old.Reveal()).ConfigureAwait(false))
        {
            await users.AccessFailedAsync(account).ConfigureAwait(false);
            return Verdict.No("old", null, "It is not the password of this account.", "Type the one that you signed in with.");
        }

        return AccountDesk.Of(await users.ChangePasswordAsync(account, old.Reveal(), password.Reveal()).ConfigureAwait(false), "password", "");
    });
}
