using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Portal.Data.Access;
using Portal.Features.Access;
using Portal.Web.Api;
using Portal.Web.Api.Answering;

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
            options.DefaultScheme = Schemes.Any;
        })
            .AddPolicyScheme(Schemes.Any, displayName: null, options => options.ForwardDefaultSelector = Schemes.Of)
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
                options.Events.OnRedirectToLogin = context => RedirectAsync(context, Code.Unauthenticated);
                options.Events.OnRedirectToAccessDenied = context => RedirectAsync(context, Code.NotAllowed);
            });
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, UseCasePolicies>();
        services.AddSingleton<IAuthorizationHandler, UseCaseHandler>();
        services.AddSingleton<Door>();
    }

    /// <summary>People are led to a page; programs are told.</summary>
    private static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context, Code code)
    {
        if (ApiFaults.IsApi(context.HttpContext)) return ApiFaults.WriteAsync(context.HttpContext, code);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
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
