using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Access;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Access;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Hosting;
using Portal.Web.Tests.Hosting;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>Tests that share one portal.</summary>
[CollectionDefinition]
public sealed class Served : ICollectionFixture<ServedPortal>;

/// <summary>One portal on SQLite, served on a port of its own, over hosts in memory: with a token of each role, a connection, and a catalog of three machines.</summary>
public sealed class ServedPortal : IAsyncLifetime
{
    private static readonly Who Maker = new("test", "test");
    private readonly APortal _folder = new();
    private readonly Dictionary<string, string> _tokens = [];
    private PortalProcess? _portal;

    /// <summary>The hosts behind it.</summary>
    public MemoryHosts Hosts { get; } = MemoryHosts.Cluster();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _portal!.Host.Services;

    /// <summary>A connection that is there.</summary>
    public Guid Connection { get; private set; }

    /// <summary>A catalog with machines, none of which a test removes.</summary>
    public Guid Catalog { get; private set; }

    /// <summary>The run that made it.</summary>
    public Guid Run { get; private set; }

    /// <summary>A machine of it.</summary>
    public Guid Machine { get; private set; }

    public async ValueTask InitializeAsync()
    {
        (_portal, var verdict) = await _folder.OpenAsync(CancellationToken.None, "http://127.0.0.1:0", services => services.AddSingleton<IHosts>(Hosts));
        Assert.True(verdict.IsYes, string.Join(' ', verdict.Objections));
        await _portal!.Host.StartAsync();
        Address = new(((WebApplication)_portal.Host).Urls.First());
        foreach (var role in Role.All)
        {
            var made = await Get<CreateToken>().ExecuteAsync($"{role.Name}-token", role.Name, life: null, maker: null, Maker, CancellationToken.None);
            _tokens[role.Name] = made.Value!.Secret.Reveal();
        }

        Connection = (await Get<AddConnection>().ExecuteAsync(PortalUnderTest.ClusterOrder, Maker, CancellationToken.None)).Value;
        var ordered = (await Get<CreateCatalog>().ExecuteAsync(PortalUnderTest.Catalog(Connection), Maker, CancellationToken.None)).Value!;
        (Catalog, Run) = (ordered.Catalog, ordered.Run);
        await FinishAsync(Run);
        Machine = (await Get<Features.Machines.ListMachines>().ExecuteAsync(new() { Catalog = Catalog }, CancellationToken.None)).Rows[0].Id;
    }

    /// <summary>Every address that it answers.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_portal!.Host).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>A use case, past the door.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The secret of a role's token.</summary>
    public string TokenOf(Role role) => _tokens[role.Name];

    /// <summary>A client with a role's token; without one where there is no role.</summary>
    public HttpClient Client(Role? role = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (role is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(role));
        return client;
    }

    /// <summary>Waits until a run has finished.</summary>
    public Task FinishAsync(Guid run) =>
        Eventually.BeAsync("the run has finished", async () => (await Get<ReadRun>().ExecuteAsync(run, CancellationToken.None))?.Summary.State == RunState.Finished, CancellationToken.None);

    /// <summary>Takes all roles of an account and of a token.</summary>
    public async Task TakeRolesAsync(string account, Guid token)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var id = await db.Accounts.Where(row => row.UserName == account).Select(row => row.Id).SingleAsync();
        db.Grants.RemoveRange(await db.Grants.Where(grant => grant.Holder == id || grant.Holder == token).ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>An order of a catalog as JSON, of names that nothing else has.</summary>
    public static object CatalogOrder(Guid connection, string name, int machines = 1) => new
    {
        name, connectionId = connection, master = "debian-12", checkpoint = "golden", namingPattern = $"{name[..Math.Min(name.Length, 8)]}-###", machines,
    };

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.Host.StopAsync(CancellationToken.None);
            await _portal.DisposeAsync();
        }

        _folder.Dispose();
    }
}

/// <summary>How tests ask the API.</summary>
internal static class Asking
{
    public static async Task<(HttpResponseMessage Response, JsonElement Json)> AskAsync(
        this HttpClient client, HttpMethod method, string address, object? body, CancellationToken ct, string? key = null, string? match = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        var response = await client.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return (response, text.Length == 0 || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public static Task<(HttpResponseMessage Response, JsonElement Json)> ReadAsync(this HttpClient client, string address, CancellationToken ct) => client.AskAsync(HttpMethod.Get, address, null, ct);

    public static Task<(HttpResponseMessage Response, JsonElement Json)> SendAsync(this HttpClient client, string address, object? body, CancellationToken ct, string? key = null) =>
        client.AskAsync(HttpMethod.Post, address, body, ct, key);

    /// <summary>A problem with this code, as problem+json, at this place.</summary>
    public static void Says(this (HttpResponseMessage Response, JsonElement Json) answer, int status, string code, string? pointer = null)
    {
        Assert.True((int)answer.Response.StatusCode == status, $"{(int)answer.Response.StatusCode} {answer.Json}");
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, answer.Json.GetProperty("code").GetString());
        Assert.NotEqual("", answer.Json.GetProperty("traceId").GetString());
        if (pointer is not null) Assert.Contains(pointer, answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }
}
