using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access.Rules;

namespace Portal.Data.Access;

/// <summary>Accounts over the portal's database: ASP.NET Core Identity hashes, stamps and locks.</summary>
public static class AccountStores
{
    /// <summary>Wrong passwords after which an account is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it then is.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary><see cref="UserManager{TUser}"/> of <see cref="Account"/>, per scope.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext());
        services.AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = MostFailures;
            options.Lockout.DefaultLockoutTimeSpan = LockedFor;
            // Long beats motley: NIST SP 800-63B, 3.1.1.2.
            options.Password.RequiredLength = PasswordIsLong.Least;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 1;
            options.User.AllowedUserNameCharacters = AccountName.Characters;
        }).AddEntityFrameworkStores<PortalDb>();
        return services;
    }
}
