using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Somebody at a browser, with cookies of his own.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What the browser's console said that is wrong: broken policies, scripts that threw.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static async Task<Visitor> ComeAsync(Chromium chromium, Uri portal, bool dark = false, int width = 1440)
    {
        var browser = await chromium.GetAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.ToString(),
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") visitor._faults.Add(message.Text);
        };
        page.PageError += (_, fault) => visitor._faults.Add(fault);
        return visitor;
    }

    public async Task SignInAsync(string name = Hosted.Name, string password = Hosted.Password)
    {
        await Page.GotoAsync("sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
        await Expect(Page.GetByLabel($"Account {name}")).ToBeVisibleAsync();
        await LiveAsync();
    }

    /// <summary>Opens an address and waits until the page is live: its buttons do something.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await LiveAsync();
    }

    /// <summary>Waits until the page that is open is live.</summary>
    public Task LiveAsync() => Expect(Page.Locator("html[data-live]")).ToBeAttachedAsync();

    /// <summary>Follows a link or a button that leads to another page, and waits until that page is shown.</summary>
    public async Task FollowAsync(string name, string title)
    {
        await Page.GetByRole(AriaRole.Main).GetByText(name, new() { Exact = true }).ClickAsync();
        await Expect(Title(title)).ToBeVisibleAsync();
    }

    /// <summary>Answers the wizard; ends on the plan.</summary>
    public async Task AnswerAsync(string machines, string pattern, string name)
    {
        await OpenAsync("catalogs/new");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Lab" }).CheckAsync();
        await Button("Continue").ClickAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "debian-12" }).CheckAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "clean" }).CheckAsync();
        await Button("Continue").ClickAsync();
        await Page.GetByLabel("Machines", new() { Exact = true }).FillAsync(machines);
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Linux" }).CheckAsync();
        await Button("Continue").ClickAsync();
        await Page.GetByLabel("Naming pattern").FillAsync(pattern);
        await Page.GetByLabel("Name of the catalog").FillAsync(name);
        await Button("Plan it").ClickAsync();
        await Expect(Title($"Plan of {name}")).ToBeVisibleAsync();
    }

    /// <summary>What axe finds wrong on the page that is open: a line for each element.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help} {node.Html}"))];
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Title(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
