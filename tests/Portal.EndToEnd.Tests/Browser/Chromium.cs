using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>One real browser for all tests; each opens contexts of its own in it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Milliseconds that a page is waited for: two cores that run every project's tests at once are slow, and nothing waits longer than it must.</summary>
    public const int Patience = 120_000;

    /// <summary>Milliseconds that a page is waited for that tells the end of a run.</summary>
    public const int RunPatience = 300_000;

    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Words =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : $"{Program} is not there: install the package chromium.";

    /// <summary>The browser, started with the first call.</summary>
    public async Task<IBrowser> GetAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        await _oneAtATime.WaitAsync();
        try
        {
            if (_playwright is null)
            {
                Assertions.SetDefaultExpectTimeout(Patience);
                _playwright = await Playwright.CreateAsync();
            }

            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Words });
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _oneAtATime.Dispose();
    }
}
