using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Access;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Hosting;
using Portal.Web.Tests.Hosting;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>An order that is sent again to the next portal of the same folder.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly APortal _folder = new();
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_key_gives_one_run_whether_the_order_was_placed_before_or_not(bool isPlaced)
    {
        string token;
        object order;
        JsonElement first = default;
        await using (var portal = await OpenAsync())
        {
            var who = new Who("test", "test");
            token = (await portal.Host.Services.GetRequiredService<CreateToken>().ExecuteAsync("t", "administrator", life: null, maker: null, who, Ct)).Value!.Secret.Reveal();
            var connection = (await portal.Host.Services.GetRequiredService<AddConnection>().ExecuteAsync(PortalUnderTest.ClusterOrder, who, Ct)).Value;
            order = ServedPortal.CatalogOrder(connection, "Again");
            using var client = Client(portal, token);
            if (isPlaced) first = (await client.SendAsync("/api/v1/catalogs", order, Ct, "again")).Json;
            else await LoseAsync(client, order);
            await portal.Host.StopAsync(Ct);
        }

        await using var next = await OpenAsync();
        using var again = Client(next, token);
        var (response, json) = await again.SendAsync("/api/v1/catalogs", order, Ct, "again");
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        if (isPlaced) Assert.Equal(first.ToString(), json.ToString());
        Assert.Equal(json.GetProperty("runId").GetGuid(), Assert.Single((await next.Host.Services.GetRequiredService<ListRuns>().ExecuteAsync(new(), Ct)).Rows).Id);

        var events = await again.GetStringAsync($"/api/v1/runs/{json.GetProperty("runId").GetGuid()}/events", Ct);
        Assert.StartsWith("retry: 2000\n\nevent: run\n", events, StringComparison.Ordinal);
        Assert.EndsWith("event: end\ndata: {}\n\n", events, StringComparison.Ordinal);
        await next.Host.StopAsync(Ct);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The key is kept, the hosts are asked, and then nobody waits any more.</summary>
    private async Task LoseAsync(HttpClient client, object order)
    {
        var asked = new TaskCompletionSource();
        _hosts.Watch = (_, ct) =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        };
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var sending = client.SendAsync("/api/v1/catalogs", order, lost.Token, "again");
        await asked.Task;
        await lost.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        _hosts.Watch = null;
    }

    private async Task<PortalProcess> OpenAsync()
    {
        var (portal, verdict) = await _folder.OpenAsync(Ct, "http://127.0.0.1:0", services => services.AddSingleton<IHosts>(_hosts));
        Assert.True(verdict.IsYes);
        await portal!.Host.StartAsync(Ct);
        return portal;
    }

    private static HttpClient Client(PortalProcess portal, string token)
    {
        var client = new HttpClient { BaseAddress = new(((WebApplication)portal.Host).Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
