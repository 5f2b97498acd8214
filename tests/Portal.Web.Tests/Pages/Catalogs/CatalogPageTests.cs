using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Catalogs;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Pages.Catalogs;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class CatalogPageTests : PortalTests
{
    [Fact]
    public async Task It_says_how_its_machines_stand_and_on_which_version()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 3)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = Open(browser, catalog);

        page.Says("All 3 machines healthy; version 1 on 3.");
        Assert.Empty(page.FindAll("a[href$='/add'], a[href$='/remove']"));
    }

    [Theory]
    [InlineData(MasterChecks.None, "Nobody confirmed anything of its master.")]
    [InlineData(MasterChecks.Agent | MasterChecks.Optimised, "agent installed, optimised (not: generalised), confirmed by anna")]
    [InlineData(MasterChecks.All, "agent installed, optimised, generalised, confirmed by anna")]
    public async Task A_version_says_what_was_confirmed_of_its_master_and_by_whom(MasterChecks confirmed, string says)
    {
        var ordered = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Confirmed = confirmed }, PortalUnderTest.Anna, Ct);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        Open(browser, ordered.Value!.Catalog).Says(says);
    }

    [Fact]
    public async Task What_needs_somebody_comes_first_once_for_each_reason_with_its_run()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && !call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full("hv01.lab.example") : null;
        var (run, catalog) = await Portal.MakeAsync(Connection, machines: 4);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, catalog);

        page.Says("1 of 4 machines healthy, 3 need you");
        page.Says("3 machines need you: VDI-001, 003, 004");
        Assert.Single(page.FindAll(".failure"));
        Assert.Equal($"/runs/{run}", page.Find(".failure a").GetAttribute("href"));
    }

    [Fact]
    public async Task Selected_machines_are_in_the_address_and_buttons_name_what_is_lost()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 3)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, catalog);

        page.WaitForElement("input[aria-label='Select VDI-001']").Change(true);
        page.WaitForElement("input[aria-label='Select VDI-003']").Change(true);

        page.WaitForState(() => browser.Address.EndsWith("selected=VDI-001%2CVDI-003", StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll($"a[href='/catalogs/{catalog}/remove?machines=VDI-001%2CVDI-003']"));
        await page.PressAsync("Turn off 2 machines");
        Assert.Equal(1, await Portal.CountRunsAsync());
        await page.PressAsync("Turn off 2 machines, what they have not written is lost");
        page.Says("Turn off 2 machines: ordered.");
        Assert.Equal(2, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task An_address_shows_the_same_selection()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 3)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = browser.Open<CatalogPage>($"catalogs/{catalog}?selected=VDI-002", with => with.Add(page => page.Id, catalog));

        page.WaitForAssertion(() => Assert.True(page.HasButton("Start VDI-002")));
        Assert.Empty(page.FindAll("a.danger"));
    }

    [Fact]
    public async Task A_catalog_that_goes_while_it_is_open_says_so_and_leads_to_the_list()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, catalog);
        page.Says("Its only machine healthy");

        await Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        browser.Changed();

        page.Says("Office is gone");
        Assert.NotEmpty(page.FindAll("a[href='/catalogs']"));
    }

    [Fact]
    public async Task Names_are_text()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        await using (var db = Portal.Read()) await db.Catalogs.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "<img src=x>&amp;'\""), Ct);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, catalog);

        page.WaitForAssertion(() => Assert.Equal("<img src=x>&amp;'\"", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll("img"));
    }

    private static IRenderedComponent<CatalogPage> Open(Browser browser, Guid catalog) => browser.Open<CatalogPage>($"catalogs/{catalog}", with => with.Add(page => page.Id, catalog));
}
