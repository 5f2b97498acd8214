using Microsoft.Playwright;

namespace Portal.Benchmarks.Pages;

/// <summary>A browser.</summary>
internal static class Chromium
{
    private static readonly string[] Words = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Words });
}
