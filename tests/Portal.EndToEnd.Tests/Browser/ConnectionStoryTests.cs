using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The way to a connection through VMM: refused for each reason with its remedy, then added, held and let go, and a catalog made on it.</summary>
public sealed class ConnectionStoryTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_through_vmm_is_refused_mended_added_held_and_used()
    {
        await using var portal = new Hosted { Settings = { ["Portal__Lab__Vmm"] = "2012r2" } };
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync("connections/new");
        await ClearAsync(anna);

        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Microsoft virtualization" }).CheckAsync();
        await anna.Page.Locator("#name").FillAsync("Berlin");
        await anna.Button("Continue").ClickAsync();
        await anna.Page.Locator("#vmmServer").FillAsync("vmm01");
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Embedded lab" }).CheckAsync();
        var (user, password) = await portal.Folder.LabAccountAsync(Ct);
        await anna.Page.Locator("#account").FillAsync(user);
        await anna.Page.Locator("#password").FillAsync("not this one");
        await TestAsync(anna);
        await Expect(anna.Page.Locator("#vmmServer-no")).ToContainTextAsync("A short name is no FQDN");

        await anna.Page.Locator("#vmmServer").FillAsync("vmm01.lab.example");
        await TestAsync(anna);
        await Expect(anna.Page.GetByText("vmm01.lab.example refused the account.")).ToBeVisibleAsync();
        await ClearAsync(anna);
        await anna.Page.Locator("#password").FillAsync(password);
        foreach (var (fault, words) in new[] { ("stale-console", "console"), ("no-console", "console"), ("no-vmm-role", "role"), ("down", "machine is up") })
        {
            await portal.Folder.TurnAsync("vmm01.lab.example", fault, on: true);
            await TestAsync(anna);
            await Expect(anna.Page.Locator("aside .failure")).ToContainTextAsync(Pattern.Of($"(?i){words}"));
            await portal.Folder.TurnAsync("vmm01.lab.example", fault, on: false);
            await anna.Page.Locator("#account").FillAsync(user); // what was said is gone with the next key
            await Expect(anna.Page.Locator("aside .failure")).ToHaveCountAsync(0);
        }

        await TestAsync(anna);
        await anna.Page.Locator("input[name=place][value=\'cluster01.lab.example\']").CheckAsync();
        await ClearAsync(anna);
        await anna.Button("Continue").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "ClusterStorage" }).First.CheckAsync();
        await ClearAsync(anna);
        await anna.Button("Continue").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "LAN" }).CheckAsync();
        await anna.Button("Continue").ClickAsync();
        await portal.Folder.TurnAsync("hv02.lab.example", "not-administrator", on: true);
        await anna.Button("Continue").ClickAsync();
        await Expect(anna.Page.GetByText("It cannot be added: what is required has failed.")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".check.failed").First).ToContainTextAsync("hv02.lab.example");
        await ClearAsync(anna);

        await portal.Folder.TurnAsync("hv02.lab.example", "not-administrator", on: false);
        await anna.Button("Check again").ClickAsync();
        await anna.Page.GetByLabel(Pattern.Of("^Accept")).FillAsync("a lab, seen with Ben");
        await anna.Button("Add").ClickAsync();
        await Expect(anna.Title("Berlin")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByText("a lab, seen with Ben").First).ToBeVisibleAsync();

        await anna.Page.GetByLabel("Why, for whoever is held up").FillAsync("new switches");
        await anna.Button("Begin maintenance").ClickAsync();
        await Expect(anna.Page.GetByText("root: new switches")).ToBeVisibleAsync();
        await ClearAsync(anna);
        await anna.Button("Back in service").ClickAsync();
        await Expect(anna.Button("Begin maintenance")).ToBeVisibleAsync();

        await anna.OpenAsync("catalogs/new");
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Berlin" }).CheckAsync();
        await anna.Button("Continue").ClickAsync();
        await Expect(anna.Page.GetByText("1 more is absent (debian-12)")).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "debian-12-g1" }).CheckAsync();
        await anna.Button("Take a backup of debian-12-g1").ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Backup before a new catalog" })).ToBeVisibleAsync();
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task Without_vmm_a_delegated_or_missing_right_is_named_and_a_cluster_is_chosen()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address, dark: true, width: 390);
        await anna.SignInAsync();
        await anna.OpenAsync("connections/new");
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Hyper-V without VMM" }).CheckAsync();
        await anna.Page.Locator("#name").FillAsync("Single");
        await anna.Button("Continue").ClickAsync();
        var (user, password) = await portal.Folder.LabAccountAsync(Ct);
        await anna.Page.Locator("#address").FillAsync("hv03.lab.example");
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Embedded lab" }).CheckAsync();
        await anna.Page.Locator("#account").FillAsync(user);
        await anna.Page.Locator("#password").FillAsync(password);
        await ClearAsync(anna);
        await TestAsync(anna);
        await anna.Page.Locator("input[name=place][value=\'hv03.lab.example\']").CheckAsync();
        await anna.Button("Continue").ClickAsync();
        await portal.Folder.TurnAsync("hv03.lab.example", "compressed", on: true);
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "D:" }).CheckAsync();
        await anna.Button("Continue").ClickAsync();
        await anna.Button("Continue").ClickAsync();
        await anna.Button("Continue").ClickAsync();
        await Expect(anna.Page.Locator(".check.failed").First).ToContainTextAsync(Pattern.Of("(?i)compress"));
        await ClearAsync(anna);
        Assert.Empty(anna.Faults);
    }

    private static Task TestAsync(Visitor visitor) => visitor.Button("Test and continue").ClickAsync();

    private static async Task ClearAsync(Visitor visitor) => Assert.Equal("", string.Join('\n', await visitor.AxeAsync()));
}
