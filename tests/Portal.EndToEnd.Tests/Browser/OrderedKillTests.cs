using System.Text.Json;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The first promise again, as people use the portal: ordered through the API, with the run's page open, killed at any moment.</summary>
/// <remarks>Few kills here; <c>PORTAL_TEST_KILLS=50 PORTAL_TEST_MACHINES=50</c> makes it thorough, <c>PORTAL_TEST_SEED</c> repeats a run's moments.</remarks>
public sealed class OrderedKillTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Kills { get; } = Effort.Of("PORTAL_TEST_KILLS", 4);

    private static int Machines { get; } = Effort.Of("PORTAL_TEST_MACHINES", 10);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whatever_is_killed_what_was_ordered_is_made_once_and_the_open_page_shows_it(string database)
    {
        var seed = Effort.Of("PORTAL_TEST_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine($"PORTAL_TEST_SEED={seed}");
        var chance = new Random(seed);
        await using var portal = new Hosted();
        var books = await Books.OpenAsync(database, portal.Folder, Ct);
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        await api.LabAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        var (catalog, first) = await api.OrderCatalogAsync("Office", "VDI-###", Math.Max(1, Machines / Kills), Ct);
        await anna.OpenAsync($"runs/{first}");

        await KillAsync(portal, chance);
        await portal.StartAsync(Ct);
        // Machines are added over an image that is whole, and refused before.
        await api.FinishAsync(first, Ct);
        List<Guid> runs = [first];
        for (var kill = 1; kill < Kills; kill++)
        {
            // The order is on its way when the portal dies: sent again under its key, it is the same order.
            var before = Machines * kill / Kills;
            var more = api.OrderAsync($"catalogs/{catalog}/machines", new { count = (Machines * (kill + 1) / Kills) - before }, Ct);
            await KillAsync(portal, chance);
            if (kill % 5 == 0) await portal.Folder.KillLabAsync();
            await portal.StartAsync(Ct);
            runs.Add((await more).GetProperty("runId").GetGuid());
        }

        foreach (var run in runs) Assert.Equal("succeeded", (await api.FinishAsync(run, Ct)).GetProperty("outcome").GetString());
        await Expect(anna.Page.GetByText("Made an image and")).ToBeVisibleAsync(new() { Timeout = Chromium.RunPatience });

        var machines = await MachinesAsync(api, catalog);
        Assert.Equal(Machines, machines.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        await portal.Portal.StopAsync(Ct);
        await Promise.IsKeptAsync(portal.Folder, books, machines, Ct);
    }

    private static async Task KillAsync(Hosted portal, Random chance)
    {
        await Task.Delay(chance.NextDouble() * LongestLife, TimeProvider.System, Ct);
        await portal.Portal.KillAsync();
    }

    private static async Task<IReadOnlyList<string>> MachinesAsync(ApiClient api, Guid catalog)
    {
        var listed = await api.ReadAsync($"catalogs/{catalog}/machines?limit=1000", Ct);
        return [.. listed.GetProperty("items").EnumerateArray().Select(Name)];
    }

    private static string Name(JsonElement machine) => machine.GetProperty("name").GetString()!;
}
