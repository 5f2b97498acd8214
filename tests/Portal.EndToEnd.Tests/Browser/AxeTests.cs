using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.TestKit.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Every page, in both themes, wide and narrow, as a screen reader and weak eyes meet it.</summary>
public sealed class AxeTests(Chromium chromium)
{
    private const string Estate = "?vmm=VMM%202016&rollup=6&desktop=XenApp%2FXenDesktop%207.15%20LTSR&sql=SQL%20Server%202014&server=Windows%20Server%202016&host=HVC01%3AWindows%20Server%202016";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 390)]
    public async Task Axe_finds_nothing_on_any_page(bool dark, int width)
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (catalog, run) = await api.OrderCatalogAsync("Office", "VDI-###", 12, Ct);
        var stuck = await api.StuckAsync(portal.Folder, catalog, run, Ct);
        var draft = Guid.NewGuid();
        var lab = await api.LabAsync(Ct);
        await using var stranger = await Visitor.ComeAsync(chromium, portal.Address, dark, width);
        await using var visitor = await Visitor.ComeAsync(chromium, portal.Address, dark, width);
        await visitor.SignInAsync();
        await visitor.OpenAsync($"catalogs/new?draft={draft}");
        var plan = await PlanAsync(visitor);
        string[] addresses =
        [
            "", "help-desk", "help-desk?q=VDI", "help-desk?q=VDI&machine=VDI-001", "help-desk?q=nobody", "catalogs", "catalogs/new", "catalogs/new?step=machines", "catalogs/new?step=names", plan,
            $"catalogs/{catalog}", $"catalogs/{catalog}/add?count=3", $"catalogs/{catalog}/remove", $"catalogs/{catalog}/remove?machines=VDI-001", "machines", "machines?condition=removed", "machines/VDI-001",
            "machines/nobody", "runs", $"runs/{run}", $"runs/{run}?state=done", $"runs/{stuck}", "connections", "connections/new", $"connections/{lab}", "audit", "settings", "settings?part=tokens",
            "settings?part=accounts", "settings?part=limits", "settings?part=configuration", "upgrades", $"upgrades{Estate}", $"upgrades{Estate}&pvd=1&host=HVC02%3AWindows%20Server%202016%3BWindows%20Server%202019", "upgrades?vmm=VMM%202022&to=VMM%202016",
            "upgrades?vmm=VMM%202099&rollup=x&host=x", "upgrades/matrix", "upgrades/matrix?vmm=VMM%202019&what=Windows%20Server%202012%20R2", "upgrades/matrix?part=desktop&pick=VMM%202016", "upgrades/matrix?show=ways",
            "upgrades/matrix?show=releases", "upgrades/matrix?show=rows&confidence=Low", "upgrades/matrix?show=rows&q=nothing", "not-allowed", "not-found", "there/is/no/such/page",
        ];

        var said = new List<string>();
        foreach (var address in addresses) said.AddRange(await LookAsync(visitor, address, live: true));
        string[] alone = ["sign-in", "first", "trouble"];
        foreach (var address in alone) said.AddRange(await LookAsync(stranger, address, live: false));

        Assert.Equal("", string.Join('\n', said));
        Assert.Equal([], Routes().Where(route => !addresses.Concat(alone).Any(address => route.IsMatch("/" + address.Split('?')[0]))).Select(route => route.ToString()));
    }

    private static async Task<string> PlanAsync(Visitor visitor)
    {
        await visitor.AnswerAsync("2", "PLAN-##", "Planned");
        return new Uri(visitor.Page.Url).PathAndQuery[1..];
    }

    private static async Task<IEnumerable<string>> LookAsync(Visitor visitor, string address, bool live)
    {
        if (live) await visitor.OpenAsync(address);
        else await visitor.Page.GotoAsync(address);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        // What hosts are asked for comes later, and belongs to the page.
        await Expect(visitor.Page.GetByText(Pattern.Of("^([Aa]sking|Reading|Searching)"))).ToHaveCountAsync(0);
        var wrong = await visitor.AxeAsync();
        return wrong.Select(line => $"/{address}: {line}");
    }

    /// <summary>The addresses that the pages' sources say they have: a page that is not looked at is red.</summary>
    private static IEnumerable<Regex> Routes() =>
        Directory.EnumerateFiles(Checkout.At("src", "Portal.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("@page \"", StringComparison.Ordinal))
            .Select(line => line.Split('"')[1])
            .Select(route => Pattern.Of($"^{Regex.Replace(route, @"\{[^}]+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$"));
}
