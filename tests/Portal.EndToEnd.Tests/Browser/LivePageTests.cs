using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>What happens to a page that is open while the world changes.</summary>
public sealed class LivePageTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_is_open_while_the_portal_is_killed_and_started_comes_back_by_itself()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync("runs");

        await portal.Portal.KillAsync();
        await Expect(anna.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await portal.StartAsync(Ct);

        await Expect(anna.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await anna.LiveAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Machines", Exact = true }).ClickAsync();
        await Expect(anna.Title("Machines")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_role_that_is_taken_away_while_a_page_is_open_refuses_the_next_click()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var root = await Visitor.ComeAsync(chromium, portal.Address);
        await root.SignInAsync();
        await root.OpenAsync("settings?part=accounts");
        await root.Page.GetByLabel("Name").FillAsync("anna");
        await root.Page.GetByLabel("First password").FillAsync("four words in a row");
        await root.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("administrator");
        await root.Button("Make an account").ClickAsync();
        await Expect(root.Page.GetByLabel("Role of anna")).ToHaveValueAsync("administrator");
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync("anna", "four words in a row");
        await anna.OpenAsync("settings?part=accounts");
        await anna.Page.GetByLabel("Name").FillAsync("mallory");
        await anna.Page.GetByLabel("First password").FillAsync("four words in a row");

        await root.Page.GetByLabel("Role of anna").SelectOptionAsync("help-desk");
        await Expect(root.Page.GetByLabel("Role of anna")).ToHaveValueAsync("help-desk");
        await anna.Button("Make an account").ClickAsync();

        await Expect(anna.Page.GetByText("CreateAccount is not for Help desk.")).ToBeVisibleAsync();
        await root.Page.ReloadAsync();
        await Expect(root.Page.GetByText("mallory")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_locked_account_is_out_with_its_next_page()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var root = await Visitor.ComeAsync(chromium, portal.Address);
        await root.SignInAsync();
        await root.OpenAsync("settings?part=accounts");
        await root.Page.GetByLabel("Name").FillAsync("anna");
        await root.Page.GetByLabel("First password").FillAsync("four words in a row");
        await root.Button("Make an account").ClickAsync();
        await Expect(root.Button("Lock anna")).ToBeVisibleAsync();
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync("anna", "four words in a row");

        await root.Button("Lock anna").ClickAsync();
        await Expect(root.Button("Unlock anna")).ToBeVisibleAsync();
        await anna.Page.GotoAsync("machines");

        await Expect(anna.Title("Sign in")).ToBeVisibleAsync();
    }
}
