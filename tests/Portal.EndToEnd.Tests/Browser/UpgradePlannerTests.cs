using System.Text.Json;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>The way to an order of upgrades, and to none.</summary>
public sealed class UpgradePlannerTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sequences_of_the_specification_are_found_exported_printed_and_shared_and_what_cannot_be_says_why()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();
        await anna.OpenAsync("");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Upgrade planner" }).ClickAsync();
        await Expect(anna.Title("Upgrade planner")).ToBeVisibleAsync();

        await ChooseAsync(anna, "#vmm", "VMM 2008 R2");
        await ChooseAsync(anna, "#desktop", "XenDesktop 5.6");
        await ChooseAsync(anna, "#to", "VMM 2012 SP1");
        await StepsAsync(anna, "Upgrade VMM to 2012", "Upgrade XenDesktop to the latest version", "Upgrade VMM from 2012 to 2012 SP1");

        await ChooseAsync(anna, "#vmm", "VMM 2012 SP1");
        await ChooseAsync(anna, "#desktop", "XenApp/XenDesktop 7.6 LTSR");
        await ChooseAsync(anna, "#to", "VMM 2012 R2");
        await StepsAsync(anna, "Upgrade XenDesktop or XenApp to the latest version", "Upgrade VMM 2012 SP1 to 2012 R2");

        await ChooseAsync(anna, "#vmm", "VMM 2012");
        await ChooseAsync(anna, "#desktop", "");
        await StepsAsync(anna, "Upgrade VMM from 2012 to 2012 SP1", "Upgrade VMM 2012 SP1 to 2012 R2");
        await Expect(anna.Page.Locator("figure.path svg")).ToBeVisibleAsync();

        // What the address has is the whole of it: another tab, a reload, somebody else.
        await anna.Page.ReloadAsync();
        await anna.LiveAsync();
        await StepsAsync(anna, "Upgrade VMM from 2012 to 2012 SP1", "Upgrade VMM 2012 SP1 to 2012 R2");
        Assert.Contains("## 2. Upgrade VMM 2012 SP1 to 2012 R2", await ExportAsync(anna, "#export-md", "upgrade-plan.md"), StringComparison.Ordinal);
        using var plan = JsonDocument.Parse(await ExportAsync(anna, "#export-json", "upgrade-plan.json"));
        Assert.Equal(2, plan.RootElement.GetProperty("steps").GetArrayLength());

        await anna.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await anna.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(anna.Page.Locator("#drawer")).ToBeHiddenAsync();
        await Expect(anna.Page.Locator("#vmm")).ToBeHiddenAsync();
        await Expect(anna.Page.GetByText("From VMM 2012.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(anna.Page.GetByText("Back up the database of VMM in full").First).ToBeVisibleAsync();
        await anna.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await anna.Page.Locator("#add-host").ClickAsync();
        await ChooseAsync(anna, "#host-0-runs", "Windows Server 2008 R2 SP1");
        await ChooseAsync(anna, "#host-0-also", "Windows Server 2008 R2");
        await Expect(anna.Page.Locator(".stations > li.blocked").First).ToContainTextAsync("Cluster 1 is mixed");
        await anna.Page.GetByLabel("Leave out Cluster 1").ClickAsync();

        await ChooseAsync(anna, "#vmm", "VMM 2022");
        await ChooseAsync(anna, "#to", "VMM 2016");
        await Expect(anna.Page.GetByText("There is no supported order as it is asked")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByText("VMM is not brought back to an older release")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".stations")).ToHaveCountAsync(0);
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task Hosts_come_from_a_connection_and_the_matrix_explains_what_is_picked()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        await api.LabAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.SignInAsync();

        await anna.OpenAsync("upgrades?vmm=VMM%202022");
        await anna.Button("Read").ClickAsync();
        await Expect(anna.Page.Locator("#host-0")).ToHaveValueAsync(Pattern.Of("cluster01"));
        await Expect(anna.Page.Locator("#host-0-runs")).ToHaveValueAsync("Windows Server 2022");

        await anna.FollowAsync("Support matrix", "Support matrix");
        await anna.Page.GetByLabel("VMM 2019 with Windows Server 2012 R2: supported with UR2+").ClickAsync();
        await Expect(anna.Page.GetByText("VMM 2019 manages hosts of Windows Server 2012 R2 from Update Rollup 2 on.")).ToBeVisibleAsync();
        await anna.Page.GetByLabel("Search all rows").FillAsync("KB4041074");
        await Expect(anna.Page.GetByText("UR4 of VMM 2016 is build 4.0.2244.0.")).ToBeVisibleAsync();
        Assert.Empty(anna.Faults);
    }

    private static async Task ChooseAsync(Visitor visitor, string field, string value) => await visitor.Page.Locator(field).SelectOptionAsync(value);

    private static Task StepsAsync(Visitor visitor, params string[] titles) =>
        Expect(visitor.Page.Locator(".stations h3")).ToHaveTextAsync([.. titles.Select((title, n) => $"Step {n + 1}: {title}")]);

    private static async Task<string> ExportAsync(Visitor visitor, string link, string name)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator(link).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync(), Ct);
    }
}
