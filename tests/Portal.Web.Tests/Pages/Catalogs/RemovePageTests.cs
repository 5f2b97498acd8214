using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Features.Catalogs;
using Portal.Features.Plans;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.Web.Pages.Catalogs;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class RemovePageTests : PortalTests
{
    [Fact]
    public async Task The_preview_has_every_path_that_the_ledger_has()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 25)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, catalog);

        await page.PressAsync("Show all 25 machines");

        await using var db = Portal.Read();
        var paths = await db.Ledger.Where(row => row.State != ThingState.Removed && row.Kind == Things.Disk).Select(row => row.Name).ToListAsync(Ct);
        Assert.Equal(51, paths.Count);
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll(".doomed tbody tr").Count));
        var codes = page.FindAll("code").Select(code => code.TextContent).ToHashSet(StringComparer.Ordinal);
        Assert.All(paths, path => Assert.Contains(path, codes));
    }

    [Fact]
    public async Task A_whole_catalog_goes_only_when_its_name_is_typed()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, catalog);

        page.Says("Because the catalog's name is not typed yet.");
        Assert.True(page.Button("Remove Office, 2 machines and their disks").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        Assert.Equal(1, await Portal.CountRunsAsync());
        page.Find("#name").Input("Office");
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForState(() => browser.Address.StartsWith("runs/", StringComparison.Ordinal));
        Assert.Equal(2, await Portal.CountRunsAsync());
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public async Task More_than_ten_machines_ask_for_the_name_too(int count, bool asks)
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 12)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, catalog, Enumerable.Range(1, count).Select(n => $"VDI-{n:000}"));

        page.WaitForAssertion(() => Assert.True(page.HasButton($"Remove {count} machines and their disks")));
        Assert.Equal(asks, page.FindAll("#name").Count == 1);
        Assert.Equal(asks, page.Button($"Remove {count} machines and their disks").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Those_that_were_shown_go_and_no_others()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 3)).Catalog;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, catalog, ["VDI-002"]);
        page.WaitForAssertion(() => Assert.True(page.HasButton("Remove VDI-002 and its disks")));

        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForState(() => browser.Address.StartsWith("runs/", StringComparison.Ordinal));
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.Equal(["VDI-001", "VDI-003"], await db.Machines.Where(machine => machine.HeldName != null).Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_another_run_holds_is_said_with_who_and_a_link()
    {
        var ordered = (await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct)).Value!;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, ordered.Catalog, ["VDI-001"]);

        page.Says("It is held by the run 'Create Office with 2 machines'.");
        page.Says("ordered by anna");
        Assert.NotEmpty(page.FindAll($"a[href='/runs/{ordered.Run}']"));
        Assert.Empty(page.FindAll("form"));
    }

    private static IRenderedComponent<RemovePage> Open(Browser browser, Guid catalog, IEnumerable<string>? machines = null) =>
        browser.Open<RemovePage>($"catalogs/{catalog}/remove{(machines is null ? "" : $"?machines={Uri.EscapeDataString(string.Join(',', machines))}")}", with => with.Add(page => page.Id, catalog));
}
