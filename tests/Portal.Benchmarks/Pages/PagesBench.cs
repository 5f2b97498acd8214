using Microsoft.Playwright;
using Portal.Benchmarks.Measuring;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Pages;

/// <summary>What a first page costs, beside MudBlazor's own: bytes, time until it is interactive, memory of an open page.</summary>
internal static class PagesBench
{
    private const int Pairs = 15, Open = 40;
    private static readonly string[] Chromium = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task RunAsync(string[] words)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Chromium });
        using var folder = new TemporaryFolder();
        await using var stock = await SiteProgram.StockAsync();
        await using var portal = await SiteProgram.PortalAsync(folder.FullPath);
        var cookies = await Visit.SignInAsync(browser, portal.Address);
        var page = words.Length > 0 ? words[0] : "runs";

        Report.Begin();
        await WeighAsync(browser, portal, stock, cookies, page);
        await TimeAsync(browser, portal, stock, cookies, page);
        await RememberAsync(browser, portal, stock, cookies, page);
    }

    private static async Task WeighAsync(IBrowser browser, SiteProgram portal, SiteProgram stock, string cookies, string page)
    {
        await using var ours = await Visit.NewAsync(browser, portal.Address, cookies);
        await using var theirs = await Visit.NewAsync(browser, stock.Address);
        Report.Row($"first page (/{page}) with an empty cache", $"{await ours.WeighAsync(page) / 1000.0:0} KB", "230 KB");
        Report.Row("stock MudBlazor page", $"{await theirs.WeighAsync("") / 1000.0:0} KB");
    }

    private static async Task TimeAsync(IBrowser browser, SiteProgram portal, SiteProgram stock, string cookies, string page)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < Pairs + 3; pair++)
        {
            await using var first = await Visit.NewAsync(browser, portal.Address, cookies);
            await using var second = await Visit.NewAsync(browser, stock.Address);
            var (ourTime, theirTime) = (await first.OpenAsync(page), await second.OpenAsync(""));
            if (pair < 3) continue;
            ours.Add(ourTime);
            theirs.Add(theirTime);
        }

        Report.Row("interactive, p50", $"{Median.Of(ours):0} ms");
        Report.Row("stock page interactive, p50", $"{Median.Of(theirs):0} ms");
        Report.Row("ratio", $"{Median.Of(ours) / Median.Of(theirs):0.00}", "1.15");
    }

    private static async Task RememberAsync(IBrowser browser, SiteProgram portal, SiteProgram stock, string cookies, string page)
    {
        var ours = await PerPageAsync(browser, portal, cookies, page);
        var theirs = await PerPageAsync(browser, stock, null, "");
        Report.Row($"memory of one of {Open} open pages", $"{ours / 1e6:0.00} MB");
        Report.Row("of a stock page", $"{theirs / 1e6:0.00} MB");
        Report.Row("ratio", $"{ours / theirs:0.00}", "1.2");
    }

    /// <summary>What the process grew by with each page that was opened and stays open.</summary>
    private static async Task<double> PerPageAsync(IBrowser browser, SiteProgram site, string? cookies, string page)
    {
        var open = new List<Visit>();
        try
        {
            for (var warm = 0; warm < 5; warm++) await OpenAsync();
            var before = site.Memory();
            for (var more = 0; more < Open; more++) await OpenAsync();
            return (site.Memory() - before) / (double)Open;
        }
        finally
        {
            foreach (var visit in open) await visit.DisposeAsync();
        }

        async Task OpenAsync()
        {
            var visit = await Visit.NewAsync(browser, site.Address, cookies);
            open.Add(visit);
            await visit.OpenAsync(page);
        }
    }
}
