using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Access;
using Portal.Web.Tests.Api;
using Xunit;

namespace Portal.Web.Tests.Access;

/// <summary>Who may call what: every address of the running portal, called as nobody, as somebody without a role, and with each role.</summary>
[Collection<Served>]
public sealed class PermissionTests(ServedPortal portal) : IAsyncLifetime
{
    private static readonly Who Maker = new("test", "test");
    private readonly Dictionary<string, (string Token, string Cookie)> _callers = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. Permissions.Table.Keys];

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Role.All.Select(role => role.Name).Append(""))
        {
            var name = $"caller-{(role.Length == 0 ? "nothing" : role)}";
            await portal.Get<CreateAccount>().ExecuteAsync(name, new("correct horse battery"), role.Length == 0 ? Role.Auditor.Name : role, Maker, Ct);
            var token = await portal.Get<CreateToken>().ExecuteAsync($"{name}-{Guid.NewGuid():N}", role.Length == 0 ? Role.Auditor.Name : role, life: null, maker: null, Maker, Ct);
            if (role.Length == 0) await portal.TakeRolesAsync(name, token.Value!.Id);
            _callers[role] = (token.Value!.Secret.Reveal(), await CookieAsync(name));
        }
    }

    [Fact]
    public void Every_address_is_in_the_table_and_every_row_of_it_is_an_address()
    {
        var listed = Listed().Select(Permissions.KeyOf).ToHashSet();

        Assert.Equal("", string.Join('\n', listed.Except(Permissions.Table.Keys).Order(StringComparer.Ordinal)));
        Assert.Equal("", string.Join('\n', Permissions.Table.Keys.Except(listed).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Files_are_for_everybody() => Assert.All(portal.Endpoints.Where(IsFile), file => Assert.NotNull(file.Metadata.GetMetadata<IAllowAnonymous>()));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_asks_for_the_right_of_its_use_case(string address)
    {
        var need = Permissions.Table[address];
        foreach (var endpoint in Listed().Where(each => Permissions.KeyOf(each) == address))
        {
            var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(each => each.Policy).OfType<string>().ToList();
            var rights = Needs.UseCases.Where(useCase => asked.Contains(UseCasePolicies.NameOf(useCase))).Select(useCase => Needs.Of(useCase)!.Value).Distinct();
            Assert.Equal(need.Right is { } right ? [right] : [], rights);
            Assert.Equal(need.IsForAll, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_address_lets_in_whom_it_should_and_nobody_else(string address)
    {
        var need = Permissions.Table[address];
        foreach (var endpoint in Listed().Where(each => Permissions.KeyOf(each) == address))
        {
            foreach (var verb in Permissions.VerbsOf(endpoint))
            {
                Assert.Equal(need.IsForAll ? Met.LetIn : Met.Unknown, await CallAsync(endpoint, verb, caller: null));
                foreach (var role in Role.All)
                    Assert.Equal(need.Right is { } right && !role.Rights.Contains(right) ? Met.Refused : Met.LetIn, await CallAsync(endpoint, verb, role.Name));
                Assert.Equal(need.Right is null ? Met.LetIn : Met.Refused, await CallAsync(endpoint, verb, ""));
            }
        }
    }

    [Fact]
    public async Task A_cookie_changes_nothing_through_the_API()
    {
        using var client = portal.Client();
        client.DefaultRequestHeaders.Add("Cookie", _callers[Role.Administrator.Name].Cookie);

        Assert.Equal(HttpStatusCode.OK, (await client.ReadAsync("/api/v1/me", Ct)).Response.StatusCode);
        (await client.SendAsync("/api/v1/tokens", new { name = "by-cookie", role = "auditor" }, Ct)).Says(401, "unauthenticated");
        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/catalogs/{portal.Catalog}", null, Ct, match: "*")).Says(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        using var client = portal.Client(Role.Administrator);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/", Ct)).StatusCode);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private IEnumerable<RouteEndpoint> Listed() => portal.Endpoints.Where(endpoint => !IsFile(endpoint));

    private async Task<Met> CallAsync(RouteEndpoint endpoint, string verb, string? caller)
    {
        using var client = portal.Client();
        var path = Permissions.PathOf(endpoint);
        if (caller is not null)
        {
            // Pages know cookies, the API tokens.
            if (path.StartsWith("/api/v1/", StringComparison.Ordinal)) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _callers[caller].Token);
            else client.DefaultRequestHeaders.Add("Cookie", _callers[caller].Cookie);
        }

        using var request = new HttpRequestMessage(new(verb), path);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        var to = response.Headers.Location?.ToString() ?? "";
        return response.StatusCode == HttpStatusCode.Unauthorized || to.Contains("/sign-in?", StringComparison.Ordinal) ? Met.Unknown
            : response.StatusCode == HttpStatusCode.Forbidden || to.Contains("/not-allowed", StringComparison.Ordinal) ? Met.Refused
            : (int)response.StatusCode < 500 ? Met.LetIn
            : throw new InvalidOperationException($"{verb} {path} as '{caller}': {(int)response.StatusCode}");
    }

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

    /// <summary>How a caller was met.</summary>
    private enum Met
    {
        /// <summary>Whatever came of it then.</summary>
        LetIn,

        /// <summary>Nobody knows him.</summary>
        Unknown,

        /// <summary>He may not.</summary>
        Refused,
    }
}
