using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Portal.TestKit;
using Portal.Web.Hosting;
using Portal.Web.Tests.Hosting;
using Xunit;

namespace Portal.Web.Tests.Endpoints;

public sealed class StatusTests : IAsyncLifetime
{
    private readonly APortal _folder = new();
    private readonly HttpClient _client = new();
    private PortalProcess? _portal;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_portal, _) = await _folder.OpenAsync(Ct, "http://127.0.0.1:0");
        await _portal!.Host.StartAsync(Ct);
        _client.BaseAddress = new Uri(((WebApplication)_portal.Host).Urls.First());
    }

    [Fact]
    public async Task The_status_is_one_line() =>
        Assert.Equal("Portal 1.0: 0 machines, 0 runs open, nothing needs you.\n", await _client.GetStringAsync("/health/status", Ct));

    [Fact]
    public async Task A_probe_may_ask_for_the_head_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/health/status");
        using var response = await _client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Readiness_names_every_check_and_what_it_says()
    {
        using var answer = await Eventually.GetAsync("the node has its lease", ReadyAsync, Ct);

        Assert.Equal(
            ["database: Sqlite answers.", "engine: 0 items at work."],
            answer.RootElement.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name").GetString()}: {check.GetProperty("says").GetString()}"));

        async Task<JsonDocument?> ReadyAsync() =>
            JsonDocument.Parse(await _client.GetStringAsync("/health/ready", Ct)) is var said && said.RootElement.GetProperty("status").GetString() == "Healthy" ? said : null;
    }

    [Fact]
    public async Task Liveness_asks_nobody() => Assert.Equal("Healthy", await _client.GetStringAsync("/health/live", Ct));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _portal!.Host.StopAsync(CancellationToken.None);
        await _portal.DisposeAsync();
        _folder.Dispose();
    }
}
