using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Portal.Data.Access;
using Portal.Features.Access;

namespace Portal.Web.Access;

/// <summary>Who is who on the web: cookies for people, tokens for scripts.</summary>
internal static class AccessServices
{
    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(12);

    /// <summary>Needs accounts and use cases.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        services.AddAuthentication(options =>
        {
            options.DefaultScheme = IdentityConstants.ApplicationScheme;
        })
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, _ => { })
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "portal";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = SignedInFor;
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";
                options.LogoutPath = "/sign-out";
                options.AccessDeniedPath = "/not-allowed";
                options.ReturnUrlParameter = "from";
                options.Events.OnValidatePrincipal = ValidateAsync;
            });
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, UseCasePolicies>();
        services.AddSingleton<IAuthorizationHandler, UseCaseHandler>();
        services.AddSingleton<Door>();
    }

    /// <summary>A cookie of an account that was locked, or whose password was changed, is no cookie any more.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var standings = context.HttpContext.RequestServices.GetRequiredService<ReadStanding>();
        if (context.Principal is { } user && Callers.Of(user, "") is { } caller && await standings.ExecuteAsync(caller, context.HttpContext.RequestAborted) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
