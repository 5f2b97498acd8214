using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The portal's HTTP API, as a script uses it. A portal that is away is asked again.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly string[] LabHosts = ["HV01", "HV02"];
    private readonly HttpClient _http;

    public ApiClient(Uri portal, string token)
    {
        _http = new() { BaseAddress = new Uri(portal, "/api/v1/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>What a GET answers.</summary>
    public async Task<JsonElement> ReadAsync(string path, CancellationToken ct)
    {
        using var response = await PatientAsync(() => new(HttpMethod.Get, path), ct);
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    /// <summary>Orders something under a key: sent again and again until it is answered, it is one order.</summary>
    public async Task<JsonElement> OrderAsync(string path, object body, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString();
        using var response = await PatientAsync(() => new(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } }, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{(int)response.StatusCode}: {text}");
    }

    /// <summary>Id of the connection to the lab, once the portal has made it.</summary>
    public async Task<Guid> LabAsync(CancellationToken ct)
    {
        while (true)
        {
            if ((await ReadAsync("connections?name=Lab", ct)).GetProperty("items").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } lab) return lab.GetProperty("id").GetGuid();
            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    /// <summary>Orders a catalog on the lab.</summary>
    /// <returns>Its id, and the run that makes it.</returns>
    public async Task<(Guid Catalog, Guid Run)> OrderCatalogAsync(string name, string pattern, int machines, CancellationToken ct)
    {
        var order = new { name, connectionId = await LabAsync(ct), master = "debian-12", checkpoint = "clean", namingPattern = pattern, machines };
        var ordered = await OrderAsync("catalogs", order, ct);
        return (ordered.GetProperty("targetId").GetGuid(), ordered.GetProperty("runId").GetGuid());
    }

    /// <summary>Orders the removal of a catalog, as it is; the run that does it.</summary>
    public async Task<Guid> RemoveAsync(Guid catalog, CancellationToken ct)
    {
        using var response = await PatientAsync(() => new(HttpMethod.Delete, $"catalogs/{catalog}") { Headers = { { "If-Match", "*" } } }, ct);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("runId").GetGuid();
    }

    /// <summary>Waits until nothing of the run moves any more.</summary>
    public async Task<JsonElement> FinishAsync(Guid run, CancellationToken ct)
    {
        while (true)
        {
            var now = await ReadAsync($"runs/{run}?wait=10", ct);
            if (now.GetProperty("state").GetString() == "finished") return now;
        }
    }

    /// <summary>A run that stands still: machines that a full disk keeps from being made.</summary>
    public async Task<Guid> StuckAsync(TryFolder lab, Guid catalog, Guid before, CancellationToken ct)
    {
        await FinishAsync(before, ct);
        // It is refused while the disk is full; so it fills while they are made.
        await TurnAsync("slow", on: true);
        var run = (await OrderAsync($"catalogs/{catalog}/machines", new { count = 2 }, ct)).GetProperty("runId").GetGuid();
        await TurnAsync("disk-full", on: true);
        await TurnAsync("slow", on: false);
        await FinishAsync(run, ct);
        await TurnAsync("disk-full", on: false);
        return run;

        async Task TurnAsync(string fault, bool on)
        {
            foreach (var host in LabHosts) await lab.TurnAsync(host, fault, on);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> PatientAsync(Func<HttpRequestMessage> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var request = ask();
                var response = await _http.SendAsync(request, ct);
                if (response.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable) return response;
                response.Dispose();
            }
            catch (HttpRequestException)
            {
                // Killed, or not back yet.
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }
}
