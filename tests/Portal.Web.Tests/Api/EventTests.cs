using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Domain.Access;
using Portal.Features.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection<Served>]
public sealed class EventTests(ServedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finished_run_is_told_once_and_then_ends()
    {
        using var client = portal.Client(Role.Auditor);
        var text = await client.GetStringAsync($"/api/v1/runs/{portal.Run}/events", Ct);

        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, events.Length);
        Assert.Equal("retry: 2000", events[0]);
        Assert.StartsWith("event: run\ndata: {", events[1], StringComparison.Ordinal);
        Assert.Equal("event: end\ndata: {}", events[2]);
    }

    [Fact]
    public async Task Events_begin_with_a_snapshot_tell_changes_and_end_with_the_run_also_for_one_who_comes_again()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var gate = new TaskCompletionSource();
        portal.Hosts.Watch = (call, ct) => call.ToString()!.Contains("EVENTS-", StringComparison.Ordinal) ? gate.Task.WaitAsync(ct) : Task.CompletedTask;
        try
        {
            var ordered = (await client.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Events", 2), Ct, "events")).Json;
            var address = $"/api/v1/runs/{ordered.GetProperty("runId").GetGuid()}/events";
            using (var first = await OpenAsync(client, address))
                Assert.Equal("open", Run(await NextAsync(first)).GetProperty("state").GetString());

            using var again = await OpenAsync(client, address);
            Assert.Equal(3, Run(await NextAsync(again)).GetProperty("total").GetInt32());
            gate.SetResult();
            JsonElement last = default;
            var told = 0;
            for (var next = await NextAsync(again); next.Event != "end"; next = await NextAsync(again), told++) last = Run(next);
            Assert.True(told >= 1);
            Assert.Equal("succeeded", last.GetProperty("outcome").GetString());
            Assert.Null(await again.ReadLineAsync(Ct));
        }
        finally
        {
            portal.Hosts.Watch = null;
        }
    }

    [Fact]
    public async Task Whose_token_is_taken_back_is_told_no_more()
    {
        using var admin = portal.Client(Role.Administrator);
        var made = (await admin.SendAsync("/api/v1/tokens", new { name = "listener", role = "auditor" }, Ct)).Json;
        using var client = portal.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("secret").GetString());
        var gate = new TaskCompletionSource();
        portal.Hosts.Watch = (call, ct) => call.ToString()!.Contains("TAKEN-", StringComparison.Ordinal) ? gate.Task.WaitAsync(ct) : Task.CompletedTask;
        try
        {
            var ordered = (await admin.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Taken"), Ct, "taken")).Json;
            using var reader = await OpenAsync(client, $"/api/v1/runs/{ordered.GetProperty("runId").GetGuid()}/events");
            await NextAsync(reader);
            await portal.Get<RevokeToken>().ExecuteAsync(made.GetProperty("id").GetGuid(), standing: null, new("test", "test"), Ct);
            (string? Event, string Data) next;
            do next = await NextAsync(reader);
            while (next.Event == "run");
            Assert.Equal("end", next.Event);
        }
        finally
        {
            gate.SetResult();
            portal.Hosts.Watch = null;
        }
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new(await response.Content.ReadAsStreamAsync(Ct));
    }

    /// <summary>The next event, past comments and the advice when to come again.</summary>
    private static async Task<(string? Event, string Data)> NextAsync(StreamReader reader)
    {
        var (name, data) = ((string?)null, "");
        while (await reader.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && name is not null) return (name, data);
        }

        return (null, data);
    }

    private static JsonElement Run((string? Event, string Data) told)
    {
        Assert.Equal("run", told.Event);
        return JsonSerializer.Deserialize<JsonElement>(told.Data);
    }
}
