using Deque.AxeCore.Playwright;
using Xunit;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Every page, in both themes and both widths, as a program of others judges it that knows what people with other eyes and hands need.</summary>
public sealed class AxeTests(Chromium chromium, MadeCatalog made)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/help-desk", "/help-desk?q=VDI-00001", "/catalogs", "/catalogs/new", "/catalogs/CATALOG", "/catalogs/CATALOG/add", "/catalogs/CATALOG/remove", "/machines", "/machines/VDI-00001",
        "/runs", "/runs/RUN", "/connections", "/connections/new", "/connections/CONNECTION", "/audit", "/settings", "/settings?part=tokens", "/settings?part=accounts", "/settings?part=limits",
        "/settings?part=configuration", "/not-allowed", "/nothing-here",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_shuts_anybody_out(string page)
    {
        var address = await AddressAsync(page);
        foreach (var (dark, width) in new[] { (false, 1440), (true, 390) })
        {
            await using var visitor = await made.VisitAsync(chromium, dark, width);
            await visitor.OpenAsync(address);
            await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            var result = await visitor.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{address} {(dark ? "dark" : "light")} {width}: {violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(5).Select(node => node.Html + " " + string.Join(' ', node.Any.Select(check => check.Message))))}")));
            Assert.DoesNotContain(visitor.Faults, fault => page != "/nothing-here" || !fault.Contains("404", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    public async Task Neither_does_the_way_in(string address)
    {
        await made.ReadyAsync();
        foreach (var dark in new[] { false, true })
        {
            await using var visitor = await Visitor.ComeAsync(chromium, made.Address, dark);
            await visitor.Page.GotoAsync(address);
            var result = await visitor.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{address}: {violation.Id}: {violation.Help}")));
        }
    }

    private async Task<string> AddressAsync(string page)
    {
        foreach (var (word, list) in new[] { ("CATALOG", "catalogs"), ("RUN", "runs"), ("CONNECTION", "connections") })
        {
            if (!page.Contains(word, StringComparison.Ordinal)) continue;
            using var script = await made.ScriptAsync();
            return page.Replace(word, await script.FirstAsync(list, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        return page;
    }
}
