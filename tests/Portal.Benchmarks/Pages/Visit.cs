using System.Diagnostics;
using Microsoft.Playwright;

namespace Portal.Benchmarks.Pages;

/// <summary>A browser that has never been anywhere: an empty cache, cookies of its own.</summary>
internal sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public const string Name = "root";
    public const string Password = "correct horse battery";

    public IPage Page => page;

    public static async Task<Visit> NewAsync(IBrowser browser, Uri site, string? state = null)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = site.ToString(), StorageState = state, ViewportSize = new() { Width = 1440, Height = 900 } });
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Cookies of somebody who signed in.</summary>
    public static async Task<string> SignInAsync(IBrowser browser, Uri site)
    {
        await using var visit = await NewAsync(browser, site);
        await visit.Page.GotoAsync("sign-in");
        await visit.Page.FillAsync("#name", Name);
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.WaitForSelectorAsync("html[data-live]", new() { State = WaitForSelectorState.Attached });
        return await visit.Page.Context.StorageStateAsync();
    }

    /// <summary>Opens a page and waits until its buttons do something.</summary>
    public async Task<Opened> OpenAsync(string address)
    {
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("html[data-live]", new() { State = WaitForSelectorState.Attached });
        var live = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var own = await page.EvaluateAsync<double[]>("() => { const its = performance.getEntriesByType('navigation')[0]; return [its.responseStart, its.domContentLoadedEventStart]; }");
        return new(own[0], own[1], live);
    }

    /// <summary>Bytes that came over the wire for a page, all of it: headers and bodies, as compressed.</summary>
    public async Task<long> WeighAsync(string address)
    {
        var answers = new List<IRequest>();
        page.RequestFinished += (_, request) => answers.Add(request);
        await OpenAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = 0L;
        foreach (var answer in answers.ToList())
        {
            var sizes = await answer.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return bytes;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

/// <summary>Milliseconds from the click on.</summary>
/// <param name="Answered">The first byte came.</param>
/// <param name="Loaded">The page and its scripts are there.</param>
/// <param name="Live">Its buttons do something.</param>
internal sealed record Opened(double Answered, double Loaded, double Live);
