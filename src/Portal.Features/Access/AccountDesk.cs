using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Access;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>What the use cases on accounts have in common.</summary>
internal sealed class AccountDesk(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> databases)
{
    /// <summary>Does something with Identity's manager, in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<UserManager<Account>, Task<T>> act)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false)) return await act(scope.ServiceProvider.GetRequiredService<UserManager<Account>>()).ConfigureAwait(false);
    }

    /// <summary>Whether nobody could give roles any more without this account.</summary>
    public async Task<bool> IsLastAdministratorAsync(Guid account, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var administrators = db.Grants.Where(grant => grant.Role == Role.Administrator.Name && grant.Scope == null).Select(grant => grant.Holder);
        return await administrators.ContainsAsync(account, ct).ConfigureAwait(false)
            && !await db.Accounts.AnyAsync(other => other.Id != account && administrators.Contains(other.Id) && (other.LockoutEnd == null || other.LockoutEnd <= now), ct).ConfigureAwait(false);
    }

    public static Verdict Unknown(string name) => Verdict.No("account", name, "There is no such account.", "Choose one of the list.");

    public static Verdict Last(string name) =>
        Verdict.No("account", name, "It is the last administrator: nobody could give roles any more.", "Make another account an administrator first.");

    public static Verdict Of(IdentityResult result, string field, string name) =>
        result.Succeeded ? Verdict.Yes : new([.. result.Errors.Select(error => new Objection(field, name, error.Description, "Correct it."))]);
}
