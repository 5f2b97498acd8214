using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>All accounts, by name.</summary>
public sealed class ListAccounts(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<AccountView>> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var accounts = await db.Accounts.AsNoTracking().OrderBy(row => row.NormalizedUserName).Select(row => new { row.Id, row.UserName, row.Created, row.LockoutEnd }).ToListAsync(ct).ConfigureAwait(false);
        var roles = (await db.Grants.AsNoTracking().ToListAsync(ct).ConfigureAwait(false)).ToLookup(grant => grant.Holder, grant => grant.Role);
        return [.. accounts.Select(row => new AccountView(row.Id, row.UserName!, roles[row.Id].Select(Role.Find).FirstOrDefault(), row.Created, row.LockoutEnd > now ? row.LockoutEnd : null))];
    }
}

/// <summary>An account as people see it.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">That it signs in with.</param>
/// <param name="Role">That it has; null when it may do nothing.</param>
/// <param name="Created">When.</param>
/// <param name="LockedUntil">Null when it is not locked; <see cref="LockAccount.ForEver"/> when a person locked it.</param>
public sealed record AccountView(Guid Id, string Name, Role? Role, DateTimeOffset Created, DateTimeOffset? LockedUntil);
