using AngleSharp.Dom;
using Bunit;
using Portal.Domain.Access;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Pages.Upgrades;
using Portal.Web.Pages.Upgrades.Asking;
using Xunit;

namespace Portal.Web.Tests.Pages.Upgrades;

public sealed class UpgradesPageTests : PortalTests
{
    [Fact]
    public async Task Empty_it_offers_the_sequences_of_the_specification()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<UpgradesPage>("upgrades");

        page.Says("Say which VMM runs.");
        Assert.Equal(4, page.FindAll(".answer .empty a").Count);
        Assert.Empty(page.FindAll("#export-md"));
        Assert.Empty(page.FindAll(".stations"));
    }

    [Fact]
    public async Task The_answers_of_the_address_are_chosen_and_their_order_is_drawn_and_told()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<UpgradesPage>("upgrades" + new UpgradeAnswers { Vmm = "VMM 2008 R2", Desktop = "XenDesktop 5.6", ToVmm = "VMM 2012 SP1" }.ToAddress());

        Assert.Equal(
            ["Step 1: Upgrade VMM to 2012", "Step 2: Upgrade XenDesktop to the latest version", "Step 3: Upgrade VMM from 2012 to 2012 SP1"],
            page.FindAll(".stations h3").Select(title => title.TextContent));
        Assert.Equal("VMM 2008 R2", page.Find("#vmm").GetAttribute("value"));
        Assert.Equal(["1", "2", "3"], page.FindAll("svg text.number").Select(number => number.TextContent));
        Assert.Equal(["2008 R2", "2012", "2012 SP1", "XenDesktop 5.6", "XenDesktop 7.15 LTSR"], page.FindAll("svg text.release").Select(label => label.TextContent));
        page.Says("VMM answers nobody while it is installed");
        page.Says("docs.citrix.com, XenApp and XenDesktop 7.6 LTSR");
        Assert.Equal("/upgrades/plan.md?vmm=VMM%202008%20R2&desktop=XenDesktop%205.6&to=VMM%202012%20SP1", page.Find("#export-md").GetAttribute("href"));
    }

    [Fact]
    public async Task Another_answer_is_another_order_and_another_address()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);
        var page = browser.Open<UpgradesPage>("upgrades");

        await ChooseAsync(page, "#vmm", "VMM 2022");
        page.Says("Upgrade VMM 2022 to 2025");
        await ChooseAsync(page, "#to", "VMM 2016");

        page.Says("VMM is not brought back to an older release");
        page.Says("There is no supported order as it is asked");
        Assert.Equal("upgrades?vmm=VMM%202022&to=VMM%202016", browser.Address);
        Assert.Empty(page.FindAll("svg.path, .stations"));
    }

    [Fact]
    public async Task An_address_that_is_followed_changes_the_open_page()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);
        var page = browser.Open<UpgradesPage>("upgrades");

        await page.InvokeAsync(() => browser.Go("upgrades?vmm=VMM%202012&to=VMM%202012%20R2"));

        page.Says("Upgrade VMM 2012 SP1 to 2012 R2");
        Assert.Equal("VMM 2012", page.Find("#vmm").GetAttribute("value"));
    }

    [Fact]
    public async Task What_blocks_stands_in_the_step_that_it_blocks_with_its_remedy()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);
        var answers = new UpgradeAnswers { Vmm = "VMM 2016", Rollup = "6", Desktop = "XenApp/XenDesktop 7.15 LTSR", PersonalVDisks = true, ToVmm = "VMM 2022" };

        var page = browser.Open<UpgradesPage>("upgrades" + answers.ToAddress());

        page.Says("1 blocker");
        var blocked = Assert.Single(page.FindAll(".stations > li.blocked"));
        Assert.Contains("Personal vDisks are in use", blocked.TextContent, StringComparison.Ordinal);
        Assert.Contains("App Layering", blocked.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("svg text[class=blocked]"));
        Assert.True(page.Find("#pvd").HasAttribute("checked"));
    }

    [Fact]
    public async Task Nonsense_in_the_address_is_refused_beside_its_field_and_kept_as_it_is()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202099&rollup=abc&sql=%3Cb%3E&host=x&host=%3A&to=&unknown=1&vmm=twice");

        page.Says("An answer is not in the support matrix.");
        Assert.Equal("true", page.Find("#vmm").GetAttribute("aria-invalid"));
        Assert.Contains("No row of the support matrix names it. Choose one of VMM 2008 R2", page.Find("#vmm-no").TextContent, StringComparison.Ordinal);
        Assert.Contains("VMM 2099 (not in the matrix)", page.Find("#vmm").TextContent, StringComparison.Ordinal);
        Assert.Contains("<b> (not in the matrix)", page.Find("#sql").TextContent, StringComparison.Ordinal);
        Assert.Contains("number from 0", page.Find("#rollup-no").TextContent, StringComparison.Ordinal);
        Assert.Contains("runs 1 to 16 releases", page.Find("#host-0-runs-no").TextContent, StringComparison.Ordinal);
        Assert.Contains("has a name", page.Find("#host-1-no").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".stations"));
    }

    [Fact]
    public async Task Whoever_is_there_is_told_so()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202025");

        page.Says("You are there: nothing has to change.");
        Assert.Empty(page.FindAll("svg"));
    }

    [Fact]
    public async Task Clusters_are_added_renamed_mixed_and_left_out()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);
        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202016");

        await page.PressAsync("Add a cluster or host");
        Assert.EndsWith("host=Cluster%201%3AWindows%20Server%202016", browser.Address, StringComparison.Ordinal);
        await ChooseAsync(page, "#host-0", " HVC01 ");
        await ChooseAsync(page, "#host-0-also", "Windows Server 2012 R2");
        page.Says("HVC01 is mixed: it runs Windows Server 2016 and Windows Server 2012 R2.");
        await ChooseAsync(page, "#host-0-runs", "");
        Assert.EndsWith("host=HVC01%3AWindows%20Server%202012%20R2", browser.Address, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("[aria-label='Leave out HVC01']").ClickAsync(new()));

        Assert.Equal("upgrades?vmm=VMM%202016", browser.Address);
    }

    [Fact]
    public async Task Hosts_are_taken_from_a_connection_by_who_may_ask_it()
    {
        Portal.Hosts.Site.AddHost(new("hv09.lab.example", "10.0.1", Cluster: null, Paused: false, 1L << 30, 1L << 30, []));
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202022&host=Typed%3AWindows%20Server%202019");

        await page.PressAsync("Read");

        page.WaitForAssertion(() => Assert.EndsWith("host=cluster01.lab.example%3AWindows%20Server%202022", browser.Address, StringComparison.Ordinal));
        Assert.Equal(
            [
                "Read from Cluster 1: cluster01.lab.example.", "It goes to Hyper-V without VMM: choose the VMM yourself.",
                "Left out, because no row of the matrix names their Windows: hv09.lab.example (10.0.1).", "The rest is for you to say.",
            ],
            Sentences(page));
        Assert.Equal("VMM 2022", page.Find("#vmm").GetAttribute("value"));
        Assert.Equal("cluster01.lab.example", page.Find("#host-0").GetAttribute("value"));
    }

    [Theory]
    [InlineData("3.2.7510.0", "vmm=VMM%202012%20R2&host=", "Read from Cluster 1: VMM 2012 R2 (build 3.2.7510.0) from vmm01.lab.example; cluster01.lab.example.", null)]
    [InlineData("3.2.7895.7", "vmm=VMM%202012%20R2&rollup=5&host=", "Read from Cluster 1: VMM 2012 R2 UR5 (build 3.2.7895.7) from vmm01.lab.example; cluster01.lab.example.",
        "No row of the matrix names this build; VMM 2012 R2 UR5 is the newest before it (3.2.7895.0).")]
    [InlineData("99.1.0.0", "vmm=VMM%202022&rollup=1&host=", "Read from Cluster 1: cluster01.lab.example.", "vmm01.lab.example has build 99.1.0.0, which is of no release in the matrix: choose the VMM yourself.")]
    public async Task The_VMM_of_a_connection_is_read_with_its_update_rollup(string build, string address, string read, string? doubt)
    {
        Portal.Hosts.Site.Vmm = new("vmm01.lab.example", build, build, HighlyAvailable: false, "Administrator", ["All Hosts"]);
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202022&rollup=1");

        await page.PressAsync("Read");

        page.WaitForAssertion(() => Assert.Equal(((string?[])[read, doubt, "The rest is for you to say."]).OfType<string>(), Sentences(page)));
        Assert.StartsWith("upgrades?" + address, browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_refuse_say_why_and_what_was_typed_stays()
    {
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, MemoryFault.Denied);
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);
        var page = browser.Open<UpgradesPage>("upgrades?vmm=VMM%202022&host=Typed%3AWindows%20Server%202019");

        await page.PressAsync("Read");

        page.Says("access is denied");
        Assert.EndsWith("host=Typed%3AWindows%20Server%202019", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_ask_hosts_types_them()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        Assert.Empty(browser.Open<UpgradesPage>("upgrades").FindAll("#connection"));
    }

    private static IEnumerable<string> Sentences(IRenderedComponent<UpgradesPage> page) => page.FindAll("#read p").Select(sentence => sentence.TextContent);

    private static Task ChooseAsync(IRenderedComponent<UpgradesPage> page, string field, string value) => page.InvokeAsync(() => page.Find(field).ChangeAsync(new() { Value = value }));
}
