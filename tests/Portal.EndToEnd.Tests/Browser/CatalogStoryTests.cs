using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The main job as people do it: by clicking.</summary>
public sealed partial class CatalogStoryTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_first_visit_to_five_machines_and_their_removal()
    {
        await using var portal = new Hosted();
        portal.Settings.Clear();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.Page.GotoAsync("/");
        await anna.Page.GetByLabel("Code").FillAsync(await portal.Portal.Code.WaitAsync(Ct));
        await anna.Page.GetByLabel("Name").FillAsync("anna");
        await anna.Page.GetByLabel("Password").FillAsync("four words in a row");
        await anna.Button("Make the administrator").ClickAsync();
        await Expect(anna.Page.GetByLabel("Account anna")).ToBeVisibleAsync();

        await OrderAsync(anna, machines: 5);
        await Expect(anna.Page.GetByText("Made an image and 5 machines.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await anna.OpenAsync("machines");
        await Expect(anna.Page.GetByRole(AriaRole.Link, new() { NameRegex = Machine() })).ToHaveCountAsync(5);
        await Expect(anna.Page.Locator("table.list .badge.healthy")).ToHaveCountAsync(5);

        await anna.OpenAsync("catalogs");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Office", Exact = true }).ClickAsync();
        await Expect(anna.Title("Office")).ToBeVisibleAsync();
        var catalog = new Uri(anna.Page.Url).AbsolutePath;
        await anna.OpenAsync(catalog + "/remove");
        await Expect(anna.Page.GetByText("VDI-005").First).ToBeVisibleAsync();
        var remove = anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = RemoveAll() });
        await Expect(remove).ToBeDisabledAsync();
        await anna.Page.Locator("#confirm").FillAsync("Office");
        await remove.ClickAsync();
        await Expect(anna.Page.GetByText("Removed a catalog and 5 machines.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await anna.OpenAsync("machines");
        await Expect(anna.Page.GetByRole(AriaRole.Link, new() { NameRegex = Machine() })).ToHaveCountAsync(0);
        Assert.Empty(LabWorld.Of(portal.Folder).Machines);
        Assert.Empty(LabWorld.Of(portal.Folder).Disks);
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_goes_on_again()
    {
        await using var portal = new Hosted();
        portal.Settings["Portal__Lab__Pace"] = "30";
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await OrderAsync(anna, machines: 6);

        await anna.Button("Cancel").ClickAsync();
        await anna.Button("Cancel what is left").ClickAsync();
        await Expect(anna.Page.Locator(".head .badge.cancelled")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = Continue() }).First.ClickAsync();

        await Expect(anna.Page.GetByText("Made an image and 6 machines.")).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    [Fact]
    public async Task A_host_that_goes_down_is_one_cause_and_work_goes_on_by_itself_when_it_is_back()
    {
        await using var portal = new Hosted();
        portal.Settings["Portal__Work__ProbeSeconds"] = "2";
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await OrderAsync(anna, machines: 2);
        await Expect(anna.Page.GetByText("Made an image and 2 machines.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await portal.Folder.TurnAsync("hv01", "down", on: true);
        await portal.Folder.TurnAsync("hv02", "down", on: true);
        await anna.OpenAsync("machines/VDI-001");
        await anna.Button("Start").ClickAsync();
        await anna.OpenAsync("/");
        await Expect(anna.Page.GetByText(Silent()).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await portal.Folder.TurnAsync("hv01", "down", on: false);
        await portal.Folder.TurnAsync("hv02", "down", on: false);

        await anna.OpenAsync("runs");
        await Expect(anna.Page.GetByText("Start VDI-001")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator("table.list .badge.done")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_draft_survives_the_portal()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await AnswerAsync(anna, machines: 7);
        await anna.Page.GetByLabel("Name of the catalog").FillAsync("Half");
        await Expect(anna.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        var address = anna.Page.Url;

        await portal.Portal.StopAsync(Ct);
        await portal.StartAsync(Ct);
        await using var again = await Visitor.ComeAsync(chromium, portal.Address);
        await again.SignInAsync();
        await again.OpenAsync(address);

        await Expect(again.Page.GetByLabel("Name of the catalog")).ToHaveValueAsync("Half");
        await Expect(again.Page.GetByLabel("Naming pattern")).ToHaveValueAsync("VDI-###");
    }

    /// <summary>Through all steps and the plan; ends on the run's page.</summary>
    private static async Task OrderAsync(Visitor anna, int machines)
    {
        await AnswerAsync(anna, machines);
        await anna.Page.GetByLabel("Name of the catalog").FillAsync("Office");
        await anna.Button("Plan it").ClickAsync();
        await Expect(anna.Title("Plan of Office")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(anna.Page.GetByText("Can start.")).ToBeVisibleAsync();
        await anna.Button(string.Create(CultureInfo.InvariantCulture, $"Create {machines} machines")).ClickAsync();
        await Expect(anna.Page).ToHaveURLAsync(Run(), new() { Timeout = 30_000 });
    }

    private static async Task AnswerAsync(Visitor anna, int machines)
    {
        await anna.OpenAsync("catalogs/new");
        await Expect(anna.Page.Locator("label.option", new() { HasText = "cluster01.lab.example" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await anna.Page.Locator("label.option", new() { HasText = "cluster01.lab.example" }).ClickAsync();
        await anna.Button("Continue").ClickAsync();
        await anna.Page.Locator("label.option", new() { HasText = "debian-12" }).First.ClickAsync();
        await anna.Page.Locator("label.option", new() { HasText = "Its disk as it is now" }).ClickAsync();
        await anna.Button("Continue").ClickAsync();
        await anna.Page.Locator("#machines").FillAsync(machines.ToString(CultureInfo.InvariantCulture));
        await anna.Page.Locator("label.option", new() { HasText = "Linux with cloud-init" }).ClickAsync();
        await anna.Button("Continue").ClickAsync();
        await anna.Page.GetByLabel("Naming pattern").FillAsync("VDI-###");
    }

    [GeneratedRegex("^VDI-00[0-9]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Machine();

    [GeneratedRegex("^Remove .*Office", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RemoveAll();

    [GeneratedRegex("^Continue [0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Continue();

    [GeneratedRegex("silent", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Silent();

    [GeneratedRegex("/runs/[0-9a-f-]{36}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
