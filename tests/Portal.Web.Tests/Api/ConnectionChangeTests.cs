using System.Net;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>What can be changed of a connection by API, each by itself.</summary>
[Collection<Served>]
public sealed class ConnectionChangeTests(ServedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limits_credentials_and_maintenance_change_one_by_one_for_who_has_seen_the_settings()
    {
        using var client = portal.Client(Role.Administrator);
        var settings = new
        {
            name = "Changed", address = "cluster01.lab.example", transport = "lab", account = @"LAB\portal", password = "Sesame-9", storageKind = "csv",
            storageFolder = @"C:\ClusterStorage\Volume1\Changed", powerActionsPercent = 20,
        };
        var (made, json) = await client.SendAsync("/api/v1/connections", settings, Ct);
        var (address, tag) = (made.Headers.Location!.ToString(), made.Headers.ETag!.ToString());
        Assert.Equal((50, 10, 20), (Number(json, "activePowerActions"), Number(json, "newPowerActionsPerMinute"), Number(json, "powerActionsPercent")));

        var limits = new { diskOperationsPerHost = 2, sessionsPerHost = 5, activePowerActions = 30, newPowerActionsPerMinute = 5, powerActionsPercent = 15 };
        (await client.AskAsync(HttpMethod.Put, $"{address}/limits", limits, Ct)).Says(428, "match-needed", "header:If-Match");
        (await client.AskAsync(HttpMethod.Put, $"{address}/limits", limits with { powerActionsPercent = 0 }, Ct, match: tag)).Says(422, "refused", "/powerActionsPercent");
        var changed = await client.AskAsync(HttpMethod.Put, $"{address}/limits", limits, Ct, match: tag);
        Assert.Equal((2, 15), (Number(changed.Json, "diskOperationsPerHost"), Number(changed.Json, "powerActionsPercent")));
        (await client.AskAsync(HttpMethod.Put, $"{address}/credentials", new { account = @"LAB\other", password = "Sesame-8" }, Ct, match: tag)).Says(412, "stale", "header:If-Match");

        tag = changed.Response.Headers.ETag!.ToString();
        changed = await client.AskAsync(HttpMethod.Put, $"{address}/credentials", new { account = @"LAB\other", password = "Sesame-8" }, Ct, match: tag);
        Assert.Equal(@"LAB\other", changed.Json.GetProperty("settings").GetProperty("account").GetString());
        Assert.DoesNotContain("Sesame", changed.Json.ToString(), StringComparison.Ordinal);

        (await client.AskAsync(HttpMethod.Put, $"{address}/maintenance", new { note = "" }, Ct, match: "*")).Says(422, "refused", "/note");
        changed = await client.AskAsync(HttpMethod.Put, $"{address}/maintenance", new { note = "new switches" }, Ct, match: "*");
        Assert.EndsWith(": new switches", changed.Json.GetProperty("status").GetProperty("maintenance").GetProperty("note").GetString(), StringComparison.Ordinal);
        changed = await client.AskAsync(HttpMethod.Delete, $"{address}/maintenance", null, Ct, match: "*");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed.Json.GetProperty("status").GetProperty("maintenance").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, (await client.AskAsync(HttpMethod.Delete, address, null, Ct, match: "*")).Response.StatusCode);
    }

    [Fact]
    public async Task What_there_is_to_choose_from_is_told_before_and_after()
    {
        using var client = portal.Client(Role.Administrator);

        var typed = await client.SendAsync("/api/v1/connections/offer", new { address = "cluster01.lab.example", transport = "lab", account = @"LAB\portal", password = "Sesame-1" }, Ct);
        var saved = await client.ReadAsync($"/api/v1/connections/{portal.Connection}/offer", Ct);

        foreach (var (response, json) in new[] { typed, saved })
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("cluster01.lab.example", json.GetProperty("places")[0].GetProperty("name").GetString());
            Assert.Equal(2, json.GetProperty("networks")[0].GetProperty("hosts").GetArrayLength());
            Assert.Equal("csv", json.GetProperty("storages")[0].GetProperty("kind").GetString());
        }
    }

    private static int Number(System.Text.Json.JsonElement connection, string setting) => connection.GetProperty("settings").GetProperty(setting).GetInt32();
}
