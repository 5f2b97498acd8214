using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Access;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Access.Rules;
using Portal.Domain.Connections;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Makes an account with a role.</summary>
public sealed class CreateAccount(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    private const string What = "create-account";

    /// <summary>Makes it.</summary>
    /// <param name="name">Unique, case-insensitive.</param>
    /// <param name="password">In the clear, only here.</param>
    /// <param name="role">Name of a role.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its id, or all objections.</returns>
    public async Task<Answer<Guid>> ExecuteAsync(string name, Secret password, string role, Who who, CancellationToken ct)
    {
        var (found, verdict) = Role.Parse("role", role);
        verdict = new AccountName("name").Judge(name).And(new PasswordIsLong(name).Judge(password)).And(verdict);
        var account = new Account { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = name, Created = time.GetUtcNow() };
        if (verdict.IsYes) verdict = await SaveAsync(account, password, found!, who, ct).ConfigureAwait(false);
        if (verdict.IsYes) return Answer.Yes(account.Id);
        await audit.RefuseAsync(who, What, name ?? "", id: null, verdict, ct).ConfigureAwait(false);
        return Answer.No<Guid>(verdict);
    }

    /// <summary>An account without its role can sign in and do nothing: the role comes in the transaction after it, and whoever dies in between gives it by ChangeRole.</summary>
    private async Task<Verdict> SaveAsync(Account account, Secret password, Role role, Who who, CancellationToken ct)
    {
        var made = await new AccountDesk(scopes, databases).WithAsync(users => users.CreateAsync(account, password.Reveal())).ConfigureAwait(false);
        if (!made.Succeeded)
            return made.Errors.Any(error => error.Code == "DuplicateUserName")
                ? Verdict.No("name", account.UserName, "There is an account of this name already.", "Choose another name, or reset that one's password.")
                : AccountDesk.Of(made, "name", account.UserName!);

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Grants.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), Holder = account.Id, Role = role.Name, Since = time.GetUtcNow(), By = who.Name });
        db.Audit.Add(audit.Accepted(who, What, account.UserName!, account.Id, $$"""{"role":"{{role.Name}}"}"""));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return Verdict.Yes;
    }
}
