using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace Portal.Web.Tests.Pages;

/// <summary>Finds things as people do: by what is written on them.</summary>
internal static class Looking
{
    /// <summary>The button that says so.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> page, string text) where T : IComponent =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    /// <summary>Whether a button says so.</summary>
    public static bool HasButton<T>(this IRenderedComponent<T> page, string text) where T : IComponent => page.FindAll("button").Any(button => button.TextContent.Trim() == text);

    /// <summary>Waits until it is there, and presses it.</summary>
    public static async Task PressAsync<T>(this IRenderedComponent<T> page, string text) where T : IComponent
    {
        page.WaitForAssertion(() => Assert.Contains(text, page.FindAll("button").Select(button => button.TextContent.Trim())));
        await page.InvokeAsync(() => page.Button(text).ClickAsync(new MouseEventArgs { Detail = 1 }));
    }

    /// <summary>Waits until the page says so somewhere.</summary>
    public static void Says<T>(this IRenderedComponent<T> page, string words) where T : IComponent => page.WaitForAssertion(() => Assert.Contains(words, page.Text(), StringComparison.Ordinal));

    /// <summary>All that is written, in one line.</summary>
    public static string Text<T>(this IRenderedComponent<T> page) where T : IComponent =>
        string.Join(' ', string.Concat(page.Nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
