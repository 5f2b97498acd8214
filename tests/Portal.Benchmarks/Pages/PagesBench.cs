using Microsoft.Playwright;
using Portal.Benchmarks.Measuring;
using Portal.Benchmarks.Search;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Pages;

/// <summary>What a first page costs, beside MudBlazor's own: bytes, time until it is interactive, memory of an open page.</summary>
internal static class PagesBench
{
    private const int Pairs = 15, WarmUp = 8, Open = 30, Machines = 1000;

    /// <param name="words">Addresses of pages; the dashboard, the runs and the machines unless told.</param>
    public static async Task RunAsync(string[] words)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        using var folder = new TemporaryFolder();
        await using var stock = await SiteProgram.StockAsync();
        await using var portal = await SiteProgram.PortalAsync(folder.FullPath, new Fleet(Machines));
        var cookies = await Visit.SignInAsync(browser, portal.Address);
        // A list of a hundred rows is held against a list of a hundred rows.
        (string Page, string Stock)[] pages = words.Length > 0 ? [.. words.Select(word => (word, ""))] : [("", ""), ("runs", ""), ("machines", "rows")];

        Report.Begin();
        await using (var theirs = await Visit.NewAsync(browser, stock.Address)) Report.Row("stock MudBlazor page, with an empty cache", $"{await theirs.WeighAsync("") / 1000.0:0} KB");
        foreach (var (page, _) in pages) await WeighAsync(browser, portal, cookies, page);
        foreach (var (page, theirs) in pages) await TimeAsync(browser, portal, stock, cookies, page, theirs);
        await stock.DisposeAsync();
        await portal.DisposeAsync();
        foreach (var (page, theirs) in pages)
        {
            await using var spareStock = await SiteProgram.StockAsync(SiteProgram.Sparing);
            await using var sparePortal = await SiteProgram.PortalAsync(folder.FullPath, SiteProgram.Sparing);
            await RememberAsync(browser, sparePortal, spareStock, cookies, page, theirs);
        }
    }

    private static async Task WeighAsync(IBrowser browser, SiteProgram portal, string cookies, string page)
    {
        await using var visit = await Visit.NewAsync(browser, portal.Address, cookies);
        Report.Row($"/{page} with an empty cache", $"{await visit.WeighAsync(page) / 1000.0:0} KB", "230 KB");
    }

    private static async Task TimeAsync(IBrowser browser, SiteProgram portal, SiteProgram stock, string cookies, string page, string stockPage)
    {
        var (ours, theirs) = (new List<Opened>(), new List<Opened>());
        var (ourCpu, theirCpu) = (portal.Cpu(), stock.Cpu());
        for (var pair = 0; pair < Pairs + WarmUp; pair++)
        {
            // In turns, and each first every other time: a renderer that has just been started is still busy with itself.
            Opened? ourTime = null, theirTime = null;
            for (var turn = 0; turn < 2; turn++)
            {
                if (turn == pair % 2) ourTime = await OnceAsync(browser, portal, cookies, page);
                else theirTime = await OnceAsync(browser, stock, null, stockPage);
            }

            if (pair == WarmUp - 1) (ourCpu, theirCpu) = (portal.Cpu(), stock.Cpu());
            if (pair < WarmUp) continue;
            ours.Add(ourTime!);
            theirs.Add(theirTime!);
        }

        (ourCpu, theirCpu) = (portal.Cpu() - ourCpu, stock.Cpu() - theirCpu);
        Report.Row($"/{page}: first byte, all is loaded, interactive, p50", $"{Half(ours, one => one.Answered):0}, {Half(ours, one => one.Loaded):0}, {Half(ours, one => one.Live):0} ms");
        Report.Row($"stock page /{stockPage} in turns with it", $"{Half(theirs, one => one.Answered):0}, {Half(theirs, one => one.Loaded):0}, {Half(theirs, one => one.Live):0} ms");
        Report.Row("processor time of the portal, of the stock page, for one visit", $"{ourCpu.TotalMilliseconds / Pairs:0}, {theirCpu.TotalMilliseconds / Pairs:0} ms");
        Report.Row("ratio", $"{Half(ours, one => one.Live) / Half(theirs, one => one.Live):0.00}", "1.15");
    }

    private static async Task<Opened> OnceAsync(IBrowser browser, SiteProgram site, string? cookies, string page)
    {
        await using var visit = await Visit.NewAsync(browser, site.Address, cookies);
        await visit.Page.WaitForTimeoutAsync(100);
        return await visit.OpenAsync(page);
    }

    private static double Half(List<Opened> opened, Func<Opened, double> of) => Median.Of(opened.Select(of));

    private static async Task RememberAsync(IBrowser browser, SiteProgram portal, SiteProgram stock, string cookies, string page, string stockPage)
    {
        var ours = await PerPageAsync(browser, portal, cookies, page);
        var theirs = await PerPageAsync(browser, stock, null, stockPage);
        Report.Row($"/{page}: memory of one of {Open} open pages", $"{ours / 1e6:0.00} MB");
        Report.Row($"of a stock page /{stockPage}", $"{theirs / 1e6:0.00} MB");
        Report.Row("ratio", $"{ours / theirs:0.00}", "1.2");
    }

    /// <summary>What the process grew by with each page that was opened and stays open.</summary>
    private static async Task<double> PerPageAsync(IBrowser browser, SiteProgram site, string? cookies, string page)
    {
        var open = new List<Visit>();
        try
        {
            for (var warm = 0; warm < WarmUp; warm++) await OpenAsync();
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
