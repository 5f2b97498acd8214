using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Whatever is typed: it is refused beside its field or searched for, never run, never shown as anything but text, and nothing comes of it.</summary>
public sealed class BadInputTests(Chromium chromium)
{
    // Quotes, a subexpression of PowerShell, a backtick, a way up, HTML that would run, a right-to-left mark, an emoji: all in one.
    private const string Nasty = "\"'; $(Stop-Computer) `n ..\\..\\ <img src=x onerror=\"window.ran=1\"><script>window.ran=1</script> \u202Egnp.exe İß😀";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_typed_into_any_field_nothing_runs_and_no_row_changes()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (catalog, run) = await api.OrderCatalogAsync("Office", "VDI-###", 1, Ct);
        await api.FinishAsync(run, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync("settings?part=accounts");
        var before = await RowsAsync(api);

        string[] addresses =
        [
            "", "help-desk", "catalogs", "catalogs/new?step=machines", "catalogs/new?step=names", $"catalogs/{catalog}", $"catalogs/{catalog}/add", $"catalogs/{catalog}/remove", "machines", "runs",
            "connections/new", "audit", "settings", "settings?part=tokens", "settings?part=accounts", "settings?part=limits", "settings?part=configuration",
        ];
        var filled = 0;
        foreach (var address in addresses)
        {
            await anna.OpenAsync(address);
            filled += await FillAsync(anna);
            Assert.True(await anna.Page.EvaluateAsync<bool>("() => window.ran === undefined"), $"/{address} ran what was typed.");
            await Expect(anna.Page.GetByText("This page could not be shown")).ToHaveCountAsync(0);
        }

        var asked = Uri.EscapeDataString(Nasty);
        foreach (var address in new[] { $"help-desk?q={asked}", $"machines?q={asked}", $"machines/{asked}", $"runs?q={asked}", $"audit?who={asked}", $"catalogs?q={asked}", $"settings?part={asked}", $"catalogs/new?draft={asked}&step={asked}" })
        {
            await anna.OpenAsync(address);
            Assert.True(await anna.Page.EvaluateAsync<bool>("() => window.ran === undefined"), $"/{address} ran what was asked.");
        }

        Assert.InRange(filled, 25, 200);
        Assert.Equal(before, await RowsAsync(api));
        Assert.DoesNotContain(anna.Faults, fault => !fault.Contains("404", StringComparison.Ordinal));
        Assert.DoesNotContain("Unhandled exception", portal.Portal.Said, StringComparison.Ordinal);
    }

    /// <summary>Types into all that can be typed into, and presses Enter in each.</summary>
    private static async Task<int> FillAsync(Visitor visitor)
    {
        var fields = visitor.Page.Locator("input:visible:not([type=radio], [type=checkbox], [type=number], [type=date]), textarea:visible");
        var count = await fields.CountAsync();
        for (var place = 0; place < count; place++)
        {
            var field = fields.Nth(place);
            // Searching leads elsewhere or redraws: what is not there any more was typed into already.
            if (await fields.CountAsync() <= place || await field.IsDisabledAsync()) continue;
            await field.FillAsync(Nasty);
            await field.PressAsync("Enter");
            await visitor.LiveAsync();
        }

        return count;
    }

    private static async Task<string> RowsAsync(ApiClient api)
    {
        var rows = new List<string>();
        foreach (var list in new[] { "catalogs", "connections", "machines", "runs", "tokens" })
        {
            var answer = await api.ReadAsync($"{list}?limit=1000", Ct);
            rows.Add($"{list}: {string.Join(", ", answer.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetString()))}");
        }

        return string.Join('\n', rows);
    }
}
