using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Portal.Domain.Access;
using Portal.Features.Access;
using Portal.Web.Access;
using Portal.Web.Tests.Api;
using Xunit;

namespace Portal.Web.Tests.Access;

/// <summary>Who may call what: every address of the running portal, called as nobody, as somebody without a role, and with each role.</summary>
[Collection<Served>]
public sealed class PermissionTests(ServedPortal portal, RoleCallers callers) : IClassFixture<RoleCallers>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. Permissions.Table.Keys];

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
        foreach (var endpoint in Listed().Where(each => Permissions.KeyOf(each) == address)) Assert.True(IsRight(Permissions.Table[address], endpoint.Metadata), endpoint.DisplayName);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Without_any_one_of_its_requirements_an_address_would_be_red(string address)
    {
        foreach (var endpoint in Listed().Where(each => Permissions.KeyOf(each) == address))
        {
            // Beside a door that stands open no lock counts.
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            foreach (var requirement in endpoint.Metadata.Where(each => open ? each is IAllowAnonymous : each is IAuthorizeData { Policy: not null }))
                Assert.False(IsRight(Permissions.Table[address], endpoint.Metadata.Where(each => each != requirement)), $"{endpoint.DisplayName} without {requirement}");
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
        client.DefaultRequestHeaders.Add("Cookie", callers.All[Role.Administrator.Name].Cookie);

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

    /// <summary>Whether what an address asks for is what the table says of it.</summary>
    private static bool IsRight(Need need, IEnumerable<object> metadata)
    {
        var all = metadata.ToList();
        // What is for everybody is so whatever else it asks for.
        if (all.OfType<IAllowAnonymous>().Any() || need.IsForAll) return need.IsForAll && all.OfType<IAllowAnonymous>().Any();
        var asked = all.OfType<IAuthorizeData>().Select(each => each.Policy).OfType<string>().ToList();
        var rights = Needs.UseCases.Where(useCase => asked.Contains(UseCasePolicies.NameOf(useCase))).Select(useCase => Needs.Of(useCase)!.Value).Distinct();
        return rights.SequenceEqual(need.Right is { } right ? [right] : []);
    }

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private IEnumerable<RouteEndpoint> Listed() => portal.Endpoints.Where(endpoint => !IsFile(endpoint));

    private async Task<Met> CallAsync(RouteEndpoint endpoint, string verb, string? caller)
    {
        using var client = portal.Client();
        var path = Permissions.PathOf(endpoint);
        if (caller is not null)
        {
            // Pages know cookies, the API tokens.
            if (path.StartsWith("/api/v1/", StringComparison.Ordinal)) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", callers.All[caller].Token);
            else client.DefaultRequestHeaders.Add("Cookie", callers.All[caller].Cookie);
        }

        using var request = new HttpRequestMessage(new(verb), path);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        var to = response.Headers.Location?.ToString() ?? "";
        return response.StatusCode == HttpStatusCode.Unauthorized || to.Contains("/sign-in?", StringComparison.Ordinal) ? Met.Unknown
            : response.StatusCode == HttpStatusCode.Forbidden || to.Contains("/not-allowed", StringComparison.Ordinal) ? Met.Refused
            : (int)response.StatusCode < 500 ? Met.LetIn
            : throw new InvalidOperationException($"{verb} {path} as '{caller}': {(int)response.StatusCode}");
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
