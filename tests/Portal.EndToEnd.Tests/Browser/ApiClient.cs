using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.TestKit;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>A script that knows the API and nothing else of the portal.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _client;

    public ApiClient(Uri portal, string token)
    {
        _client = new() { BaseAddress = new Uri(portal, "/api/v1/"), Timeout = TimeSpan.FromSeconds(100) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<JsonNode> GetAsync(string address, CancellationToken ct)
    {
        using var answer = await _client.GetAsync(address, ct);
        return await ReadAsync(answer, ct);
    }

    /// <summary>The id of the first thing in a list, once there is one.</summary>
    public Task<string> FirstAsync(string list, CancellationToken ct) =>
        Eventually.GetAsync($"there is something in {list}", async () => (string?)(await GetAsync(list, ct))["items"]!.AsArray().FirstOrDefault()?["id"], ct);

    /// <summary>Orders something. A portal that dies meanwhile is asked again with the same key, until it answers.</summary>
    public async Task<JsonNode> OrderAsync(string address, JsonNode order, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(order) };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await _client.SendAsync(request, ct);
                return await ReadAsync(answer, ct);
            }
            catch (HttpRequestException dead) when (dead.StatusCode is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    /// <summary>Waits until a run is finished, whoever dies meanwhile.</summary>
    public async Task<JsonNode> FinishedAsync(string run, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var answer = await GetAsync($"runs/{run}?wait=10", ct);
                if ((string?)answer["state"] == "finished") return answer;
            }
            catch (HttpRequestException dead) when (dead.StatusCode is null or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {text}", null, answer.StatusCode);
        return JsonNode.Parse(text)!;
    }
}
