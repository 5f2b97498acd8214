using System.Globalization;
using Microsoft.Playwright;
using Portal.Benchmarks.Measuring;
using Portal.Benchmarks.Pages;
using Portal.Domain.Machines;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Search;

/// <summary>
/// What somebody at the help desk waits from the last key until what he looks for is there: a browser types into the page of a portal that has
/// a million machines, the keys 70 ms apart.
/// </summary>
internal static class KeysBench
{
    private const int Times = 40, WarmUp = 5;
    private const float BetweenKeys = 70;

    // From the event of the last key until a frame in which every hit has what was typed, and the first is the one that is meant.
    private const string Watch =
        """
        ([typed, has, only]) => {
            const box = document.getElementById('desk-search');
            const began = new Promise(done => box.addEventListener('input', function hear() {
                if (box.value !== typed) return;
                box.removeEventListener('input', hear);
                done(performance.now());
            }));
            const shown = new Promise((done, late) => {
                const end = performance.now() + 20000;
                const look = () => {
                    const hits = [...document.querySelectorAll('#hits li')];
                    const there = only === null ? document.querySelector('.finding .empty')?.textContent.includes(`'${typed}'`)
                        : hits.length > 0 && hits.every(hit => hit.textContent.toUpperCase().includes(has)) && (only === '' || hits.length === 1 && hits[0].querySelector('strong').textContent === only);
                    if (there && box.value === typed) done(performance.now());
                    else if (performance.now() > end) late(new Error(`'${typed}' was not answered: ${location.search} ${document.querySelector('.finding').innerText}`));
                    else requestAnimationFrame(look);
                };
                look();
            });
            window.waited = Promise.all([began, shown]).then(([from, to]) => to - from);
            return null;
        }
        """;

    /// <param name="words">How many machines; then a folder that keeps the portal's data for the next time.</param>
    public static async Task RunAsync(string[] words)
    {
        var fleet = new Fleet(words.Length > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 1_000_000);
        using var temporary = new TemporaryFolder();
        var folder = words.Length > 1 ? words[1] : temporary.FullPath;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        await using var portal = await SiteProgram.PortalAsync(folder, fleet);
        var cookies = await Visit.SignInAsync(browser, portal.Address);
        await using var visit = await Visit.NewAsync(browser, portal.Address, cookies);
        await visit.OpenAsync("help-desk");

        Report.Begin();
        List<double> all = [];
        foreach (var (kind, text) in Kinds(fleet))
        {
            List<double> took = [];
            for (var n = 0; n < Times + WarmUp; n++)
            {
                var one = await TypeAsync(visit.Page, text(n));
                if (n >= WarmUp) took.Add(one);
            }

            all.AddRange(took);
            Report.Row($"{kind}: p50, p95", $"{Share.Of(took, 0.5):0}, {Share.Of(took, 0.95):0} ms");
        }

        Report.Row($"last key to hits shown, {fleet.Count} machines, p50", $"{Share.Of(all, 0.5):0} ms");
        Report.Row($"last key to hits shown, {fleet.Count} machines, p95", $"{Share.Of(all, 0.95):0} ms", "150 ms");
    }

    private static async Task<double> TypeAsync(IPage page, Typed typed)
    {
        await page.FillAsync("#desk-search", "");
        await page.WaitForFunctionAsync("() => document.querySelector('#hits') === null && !location.search.includes('q=')");
        await page.FocusAsync("#desk-search");
        await page.Keyboard.TypeAsync(typed.Text[..^1], new() { Delay = BetweenKeys });
        await page.EvaluateAsync(Watch, new[] { typed.Text, typed.Has, typed.Only });
        await page.WaitForTimeoutAsync(BetweenKeys);
        await page.Keyboard.TypeAsync(typed.Text[^1..]);
        return await page.EvaluateAsync<double>("() => window.waited");
    }

    private static IEnumerable<(string Kind, Func<int, Typed> Text)> Kinds(Fleet fleet) =>
    [
        ("a whole name", n => new(Of(n, fleet).Name, Of(n, fleet).Name, Of(n, fleet).Name)),
        ("the end of a name", n => new(Of(n, fleet).Name[5..], Of(n, fleet).Name[5..], "")),
        ("four digits", n => new(Of(n, fleet).Name[^4..], Of(n, fleet).Name[^4..], "")),
        ("a MAC address", n => new(new MacAddress(Of(n, fleet).Mac!.Value).ToString(), Of(n, fleet).Name, Of(n, fleet).Name)),
        ("an account", n => new($@"LAB\{Of(n, fleet).Name}", Of(n, fleet).Name, Of(n, fleet).Name)),
        ("the beginning of a host", n => new(Of(n, fleet).Host[..5], Of(n, fleet).Host[..5].ToUpperInvariant(), "")),
        ("what nobody has", n => new(string.Create(CultureInfo.InvariantCulture, $"no-such-{n}"), "", null)),
    ];

    /// <summary>All over the fleet, but for the first catalog, whose names have more digits.</summary>
    private static Machine Of(int n, Fleet fleet) => fleet.MachineAt((fleet.Count / 10) + ((int)(n * 7919L % (fleet.Count * 9L / 10)) / 50 * 50) + (n % 49));

    /// <summary>A text, what every hit has in it, and the one that it finds: none in particular where that is empty, nothing at all where it is null.</summary>
    private sealed record Typed(string Text, string Has, string? Only);
}
