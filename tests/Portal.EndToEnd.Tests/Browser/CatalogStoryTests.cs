using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>What an administrator lives through with a catalog, in his browser.</summary>
public sealed class CatalogStoryTests(Chromium chromium)
{
    private static readonly string[] Hosts = ["HV01", "HV02"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_first_visit_to_five_finished_machines_and_to_nothing_again()
    {
        await using var portal = new Hosted();
        portal.Settings.Clear();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.Page.GotoAsync("first");
        await anna.Page.GetByLabel("Code").FillAsync(await portal.Portal.Code.WaitAsync(Ct));
        await anna.Page.GetByLabel("Name").FillAsync("anna");
        await anna.Page.GetByLabel("Password").FillAsync("four words in a row");
        await anna.Button("Make the administrator").ClickAsync();
        await Expect(anna.Page.GetByLabel("Account anna")).ToBeVisibleAsync();

        await anna.AnswerAsync("5", "VDI-###", "Office");
        await Expect(anna.Page.GetByText("VDI-001 to 005").First).ToBeVisibleAsync();
        await anna.Button("Create 5 machines").ClickAsync();
        await Expect(anna.Page.GetByText("Made an image and 5 machines.")).ToBeVisibleAsync();

        await anna.OpenAsync("catalogs");
        await anna.FollowAsync("Office", "Office");
        foreach (var number in Enumerable.Range(1, 5)) await Expect(anna.Page.GetByRole(AriaRole.Link, new() { Name = $"VDI-00{number}" })).ToBeVisibleAsync();
        Assert.Equal(5, LabWorld.Of(portal.Folder).Machines.Count);

        await anna.FollowAsync("Remove this catalog", "Remove Office");
        await anna.Page.GetByLabel("Type the catalog's name").FillAsync("office");
        await Expect(anna.Button("Remove Office, 5 machines and their disks")).ToBeDisabledAsync();
        await anna.Page.GetByLabel("Type the catalog's name").FillAsync("Office");
        await anna.Button("Remove Office, 5 machines and their disks").ClickAsync();
        await Expect(anna.Page.GetByText("Removed a catalog and 5 machines.")).ToBeVisibleAsync();

        await anna.OpenAsync("catalogs");
        await Expect(anna.Page.GetByText("No catalog yet.")).ToBeVisibleAsync();
        var world = LabWorld.Of(portal.Folder);
        Assert.Empty(world.Machines);
        Assert.Empty(world.Disks);
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_goes_on_where_it_was()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        await api.LabAsync(Ct);
        foreach (var host in Hosts) await portal.Folder.TurnAsync(host, "slow", on: true);
        var (_, run) = await api.OrderCatalogAsync("Office", "VDI-###", 5, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();

        await anna.OpenAsync($"runs/{run}");
        await anna.Button("Cancel").ClickAsync();
        await anna.Button("Cancel what is left").ClickAsync();
        foreach (var host in Hosts) await portal.Folder.TurnAsync(host, "slow", on: false);
        await Expect(anna.Page.GetByText(Pattern.Of(@"Cancelled: .*\d cancelled\."))).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of(@"^Continue \d$") }).ClickAsync();

        await Expect(anna.Page.GetByText("Made an image and 5 machines.")).ToBeVisibleAsync();
        Assert.Equal(5, LabWorld.Of(portal.Folder).Machines.Count);
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task Hosts_that_go_down_are_named_with_the_remedy_and_once_they_are_back_all_goes_on()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.AnswerAsync("5", "VDI-###", "Office");
        foreach (var host in Hosts) await portal.Folder.TurnAsync(host, "slow", on: true);
        await anna.Button("Create 5 machines").ClickAsync();
        await Expect(anna.Page).ToHaveURLAsync(Pattern.Of("/runs/"));
        foreach (var host in Hosts) await portal.Folder.TurnAsync(host, "down", on: true);

        await Expect(anna.Page.GetByRole(AriaRole.Region, new() { Name = "Waiting" })).ToContainTextAsync(Pattern.Of("hv0[12]|cluster01"));
        var run = anna.Page.Url;
        await anna.OpenAsync("");
        await Expect(anna.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Pattern.Of("([Hh][Vv]0[12]|cluster01).* silent|did not answer|does not answer"));
        await Expect(anna.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Pattern.Of("[Cc]heck that"));

        foreach (var host in Hosts)
        {
            await portal.Folder.TurnAsync(host, "slow", on: false);
            await portal.Folder.TurnAsync(host, "down", on: false);
        }

        await anna.OpenAsync(run);
        await Expect(anna.Page.GetByText("Made an image and 5 machines.")).ToBeVisibleAsync(new() { Timeout = Chromium.RunPatience });
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task What_failed_for_one_reason_is_one_group_that_is_retried_or_undone_together()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (catalog, made) = await api.OrderCatalogAsync("Office", "VDI-###", 1, Ct);
        var run = await api.StuckAsync(portal.Folder, catalog, made, Ct);
        var again = await api.StuckAsync(portal.Folder, catalog, made, Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();

        await anna.OpenAsync($"runs/{run}");
        await Expect(anna.Page.GetByText("VDI-002").First).ToBeVisibleAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("the volume is full");
        await Expect(anna.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Free space");
        await anna.Button("Retry 2").ClickAsync();
        await Expect(anna.Page.GetByText("Made 2 machines.")).ToBeVisibleAsync();

        await anna.OpenAsync($"runs/{again}");
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of(@"^Undo \d$") }).First.ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.Of(@"^Undo \d: delete what was made of them$") }).ClickAsync();
        // It deletes at once, and looks again when no script of a dead session can be at work any more: six minutes later.
        await Expect(anna.Title("Undo: Add 2 machines to Office")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Region, new() { Name = "Waiting" })).ToContainTextAsync("waiting for what a host may still finish");
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003"], LabWorld.Of(portal.Folder).Machines.Select(machine => machine.Name).Order(StringComparer.Ordinal));
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task A_draft_is_still_there_after_the_portal_was_killed()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync("catalogs/new");
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "Lab" }).CheckAsync();
        await Expect(anna.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await anna.Button("Continue").ClickAsync();
        var saved = await anna.Page.Locator("h1 ~ * time").First.GetAttributeAsync("datetime") ?? "";
        await anna.Page.GetByRole(AriaRole.Radio, new() { Name = "debian-12" }).CheckAsync();
        await Expect(anna.Page.Locator("h1 ~ * time").First).Not.ToHaveAttributeAsync("datetime", saved);

        await anna.Page.GotoAsync("about:blank");
        await portal.Portal.KillAsync();
        await portal.StartAsync(Ct);
        await anna.OpenAsync("catalogs");
        await anna.Page.GetByRole(AriaRole.Region, new() { Name = "Draft" }).GetByText("Continue").ClickAsync();

        await Expect(anna.Page.GetByText("debian-12, not chosen yet")).ToBeVisibleAsync();
    }
}
