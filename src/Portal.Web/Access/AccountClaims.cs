using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Portal.Data.Access;
using Portal.Features.Access;

namespace Portal.Web.Access;

/// <summary>What a cookie says of an account: who it is, and its stamp. What it may do is looked up each time.</summary>
internal sealed class AccountClaims : IUserClaimsPrincipalFactory<Account>
{
    /// <inheritdoc />
    public Task<ClaimsPrincipal> CreateAsync(Account user) =>
        Task.FromResult(Callers.PrincipalOf(new Caller(user.Id, user.UserName!, "", user.SecurityStamp), IdentityConstants.ApplicationScheme));
}
