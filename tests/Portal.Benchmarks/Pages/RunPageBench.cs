using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Portal.Benchmarks.Measuring;
using Portal.Benchmarks.Search;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Pages;

/// <summary>
/// What an open page of a run of 5,000 machines costs the portal while they are being made: its processor time with the page open, less that
/// without. The machines are moved by this program, so that the portal does nothing but show them.
/// </summary>
internal static class RunPageBench
{
    private const int Rounds = 3, LeastChanges = 10;

    private const string CountChanges =
        """
        () => {
            window.moved = 0;
            new MutationObserver(changes => { window.moved += changes.length; }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """;

    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(15), Settle = TimeSpan.FromSeconds(5);

    /// <param name="words">Steps a second; 200 unless told, which is what two cores make.</param>
    public static async Task RunAsync(string[] words)
    {
        var pace = words.Length > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 200;
        using var folder = new TemporaryFolder();
        var fleet = new Fleet(Fleet.Busy);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var portal = await SiteProgram.PortalAsync(folder.FullPath, fleet);
        var cookies = await Visit.SignInAsync(browser, portal.Address);
        await using var busy = new BusyRun(folder.At("portal.db"), fleet.Run);
        using var over = new CancellationTokenSource();
        var working = busy.WorkAsync(pace, over.Token);

        List<(double Without, double With, double Steps)> rounds = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var without = await CoresAsync(portal);
            var moved = busy.Moved;
            double with;
            await using (var visit = await Visit.NewAsync(browser, portal.Address, cookies))
            {
                await visit.OpenAsync($"runs/{fleet.Run}");
                await visit.Page.EvaluateAsync(CountChanges);
                with = await CoresAsync(portal);
                if (await visit.Page.EvaluateAsync<int>("() => window.moved") < LeastChanges) throw new InvalidOperationException($"The page does not move: {await visit.Page.InnerTextAsync("main")}");
            }

            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{without:0.000} cores without, {with:0.000} with{(round == 0 ? " (warm-up)" : "")}"));
            if (round > 0) rounds.Add((without, with, (busy.Moved - moved) / (Watch + Settle).TotalSeconds));
        }

        await over.CancelAsync();
        await working;
        Report.Begin();
        Report.Row($"{Fleet.Busy} machines, steps a second", $"{Median.Of(rounds.Select(round => round.Steps)):0}");
        Report.Row("the portal, no page open", $"{Median.Of(rounds.Select(round => round.Without)):0.000} cores");
        Report.Row("the portal, the run's page open", $"{Median.Of(rounds.Select(round => round.With)):0.000} cores");
        Report.Row("the page", $"{Median.Of(rounds.Select(round => round.With - round.Without)):0.000} cores", "0.1 cores");
    }

    private static async Task<double> CoresAsync(SiteProgram portal)
    {
        await Task.Delay(Settle, TimeProvider.System);
        var (began, cpu) = (Stopwatch.GetTimestamp(), portal.Cpu());
        await Task.Delay(Watch, TimeProvider.System);
        return (portal.Cpu() - cpu) / Stopwatch.GetElapsedTime(began);
    }
}
