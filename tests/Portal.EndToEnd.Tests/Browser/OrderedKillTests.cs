using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The same promise for those who order by script and look by browser.</summary>
/// <remarks><c>PORTAL_TEST_KILLS</c> and <c>PORTAL_TEST_MACHINES</c> make it thorough, <c>PORTAL_TEST_SEED</c> repeats a run's moments.</remarks>
public sealed class OrderedKillTests(Chromium chromium, ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whatever_is_killed_an_order_by_script_is_carried_out_once_and_an_open_page_sees_its_end(string database)
    {
        var (kills, machines, seed) = (Effort.Of("PORTAL_TEST_KILLS", 4), Effort.Of("PORTAL_TEST_MACHINES", 10), Effort.Of("PORTAL_TEST_SEED", Environment.TickCount & 0xFFFF));
        output.WriteLine($"PORTAL_TEST_SEED={seed}");
        var chance = new Random(seed);
        await using var portal = new Hosted();
        var books = await Books.OpenAsync(database, portal.Folder, Ct);
        await portal.StartAsync(Ct);
        using var script = new ApiClient(portal.Address, await portal.TokenAsync(Ct));
        var connection = await script.FirstAsync("connections", Ct);
        var order = new JsonObject
        {
            ["name"] = "Office", ["connectionId"] = connection, ["master"] = "debian-12", ["namingPattern"] = "VDI-###", ["machines"] = machines,
        };

        // The first kill strikes while it is being ordered: whoever asks again with the same key gets the same run.
        var ordering = script.OrderAsync("catalogs", order, Ct);
        await Task.Delay(chance.NextDouble() * TimeSpan.FromSeconds(1), TimeProvider.System, Ct);
        await KillAndStartAsync(portal);
        var run = (string)(await ordering)["runId"]!;
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync($"runs/{run}");
        for (var kill = 2; kill <= kills; kill++)
        {
            await Task.Delay(chance.NextDouble() * TimeSpan.FromSeconds(4), TimeProvider.System, Ct);
            await KillAndStartAsync(portal);
            if (kill % 5 == 0) await portal.Folder.KillLabAsync();
        }

        var finished = await script.FinishedAsync(run, Ct);

        Assert.Equal("succeeded", (string?)finished["outcome"]);
        Assert.Single((await script.GetAsync("runs", Ct))["items"]!.AsArray());
        var names = (await script.GetAsync("machines?limit=1000", Ct))["items"]!.AsArray().Select(machine => (string)machine!["name"]!).ToList();
        Assert.Equal(Enumerable.Range(1, machines).Select(number => FormattableString.Invariant($"VDI-{number:000}")), names);
        await Expect(anna.Page.Locator(".badge.done").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await portal.Portal.StopAsync(Ct);
        await Promise.IsKeptAsync(portal.Folder, books, names, Ct);
    }

    private static async Task KillAndStartAsync(Hosted portal)
    {
        await portal.Portal.KillAsync();
        await portal.StartAsync(Ct);
    }
}
