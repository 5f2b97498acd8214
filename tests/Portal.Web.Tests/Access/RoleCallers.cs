using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Access;
using Portal.Web.Tests.Api;
using Xunit;

namespace Portal.Web.Tests.Access;

/// <summary>Somebody of each role, and somebody without one: each with a cookie and a token.</summary>
public sealed class RoleCallers(ServedPortal portal) : IAsyncLifetime
{
    private static readonly Who Maker = new("test", "test");

    /// <summary>By role; without one under "".</summary>
    internal Dictionary<string, (string Token, string Cookie)> All { get; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Role.All.Select(role => role.Name).Append(""))
        {
            var name = $"caller-{(role.Length == 0 ? "nothing" : role)}";
            var granted = role.Length == 0 ? Role.Auditor.Name : role;
            await portal.Get<CreateAccount>().ExecuteAsync(name, new("correct horse battery"), granted, Maker, CancellationToken.None);
            var token = await portal.Get<CreateToken>().ExecuteAsync($"{name}-token", granted, life: null, maker: null, Maker, CancellationToken.None);
            if (role.Length == 0) await portal.TakeRolesAsync(name, token.Value!.Id);
            All[role] = (token.Value!.Secret.Reveal(), await CookieAsync(name));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<string> CookieAsync(string name)
    {
        var scope = portal.Services.CreateAsyncScope();
        await using (scope)
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Data.Access.Account>>();
            var account = (await users.FindByNameAsync(name))!;
            var options = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var principal = Callers.PrincipalOf(new(account.Id, account.UserName!, "", account.SecurityStamp), IdentityConstants.ApplicationScheme);
            var now = TimeProvider.System.GetUtcNow();
            var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);
            return string.Create(CultureInfo.InvariantCulture, $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        }
    }
}
