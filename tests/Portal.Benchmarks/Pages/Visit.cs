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

    /// <summary>Milliseconds until the page's buttons do something.</summary>
    public async Task<double> OpenAsync(string address)
    {
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("html[data-live]", new() { State = WaitForSelectorState.Attached });
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
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
