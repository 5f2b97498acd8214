using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>Pages that are open while something happens behind them: a restart, another person, a deletion, another role.</summary>
public sealed class LivePageTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_page_comes_back_by_itself_when_the_portal_does()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (_, run) = await api.OrderCatalogAsync("Office", "VDI-###", 3, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync($"runs/{run}");

        await portal.Portal.KillAsync();
        await Expect(anna.Page.Locator(".components-reconnect-visible, .components-reconnect-show").First).ToBeAttachedAsync();
        await portal.StartAsync(Ct);

        await Expect(anna.Page.GetByText("Made an image and 3 machines.")).ToBeVisibleAsync(new() { Timeout = Chromium.RunPatience });
        await anna.LiveAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "4 done" }).ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Cell, new() { Name = "VDI-003" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_people_see_the_same_and_of_two_opposite_orders_the_later_is_told_who_holds_it()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (catalog, run) = await api.OrderCatalogAsync("Office", "VDI-###", 2, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await portal.AddAccountAsync("ben", "catalog-operator", Ct);
        await using var ben = await Visitor.ComeAsync(chromium, portal.Address, dark: true, width: 390);
        await ben.SignInAsync("ben");
        await api.FinishAsync(run, Ct);
        await anna.OpenAsync($"catalogs/{catalog}/remove");
        await anna.Page.GetByLabel("Type the catalog's name").FillAsync("Office");
        await ben.OpenAsync($"catalogs/{catalog}/add");
        await ben.Page.GetByLabel("How many more").FillAsync("2");
        await Expect(ben.Button("Add 2 machines")).ToBeEnabledAsync();
        foreach (var host in new[] { "HV01", "HV02" }) await portal.Folder.TurnAsync(host, "slow", on: true);

        await anna.Button("Remove Office, 2 machines and their disks").ClickAsync();
        await Expect(anna.Page).ToHaveURLAsync(Pattern.Of("/runs/"));
        await ben.Button("Add 2 machines").ClickAsync();

        await Expect(ben.Page.GetByText("The run 'Remove Office', ordered by root, holds it.")).ToBeVisibleAsync();
        await ben.FollowAsync("Look at the run", "Remove Office");
        await Expect(ben.Page).ToHaveURLAsync(anna.Page.Url);
        foreach (var host in new[] { "HV01", "HV02" }) await portal.Folder.TurnAsync(host, "slow", on: false);
        foreach (var each in new[] { anna, ben }) await Expect(each.Page.GetByText("Removed a catalog and 2 machines.")).ToBeVisibleAsync(new() { Timeout = Chromium.RunPatience });
        Assert.Empty(LabWorld.Of(portal.Folder).Machines);
    }

    [Fact]
    public async Task A_page_that_is_open_over_a_deletion_says_what_became_of_it()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (catalog, run) = await api.OrderCatalogAsync("Office", "VDI-###", 1, Ct);
        await api.FinishAsync(run, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync($"catalogs/{catalog}");
        await Expect(anna.Title("Office")).ToBeVisibleAsync();

        await api.FinishAsync(await api.RemoveAsync(catalog, Ct), Ct);

        await Expect(anna.Title("Office is gone")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByText("It was removed while this page was open")).ToBeVisibleAsync();
        await anna.OpenAsync("machines/VDI-001");
        await Expect(anna.Page.GetByText("No machine has this name or id now.")).ToBeVisibleAsync();
        await anna.FollowAsync("Look among those that were removed", "Machines");
        await anna.FollowAsync("VDI-001", "VDI-001");
        await Expect(anna.Page.GetByText("It was removed: nothing can be done to it.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_role_that_is_taken_away_while_a_page_is_open_refuses_the_next_click()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await portal.AddAccountAsync("anna", "administrator", Ct);
        await using var root = await Visitor.ComeAsync(chromium, portal.Address);
        await root.SignInAsync();
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync("anna");
        await anna.OpenAsync("settings?part=accounts");
        await anna.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("mallory");
        await anna.Page.GetByLabel("First password").FillAsync("four words in a row");

        await root.OpenAsync("settings?part=accounts");
        await root.Page.GetByLabel("Role of anna").SelectOptionAsync("help-desk");
        await Expect(root.Page.GetByText("anna has the role Help desk now.")).ToBeVisibleAsync();
        await anna.Button("Make an account").ClickAsync();

        await Expect(anna.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not for");
        await root.OpenAsync("settings?part=accounts");
        await Expect(root.Page.GetByLabel("Role of anna")).ToBeVisibleAsync();
        await Expect(root.Page.GetByText("mallory")).ToHaveCountAsync(0);
    }
}
