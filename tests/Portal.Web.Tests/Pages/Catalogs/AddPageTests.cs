using Bunit;
using Portal.Domain.Access;
using Portal.TestKit;
using Portal.TestKit.Features;
using Portal.Web.Pages.Catalogs;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class AddPageTests : PortalTests
{
    [Fact]
    public async Task Nothing_can_be_added_before_it_was_seen_what()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = await OpenAsync(browser);

        page.Says("Say how many: what they would be is shown here");
        Assert.True(page.Button("Add machines").HasAttribute("disabled"));
        page.Find("#machines").Input("0");
        page.Says("One order makes 1 to 10,000 machines. Order at least one.");
        Assert.True(page.Button("Add machines").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Names_and_storage_are_shown_and_then_it_is_ordered()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = await OpenAsync(browser);
        await TypeAsync(page, "3");

        page.Says("VDI-003 to 005");
        Assert.EndsWith("count=3", browser.Address, StringComparison.Ordinal);
        page.Says("Nobody confirmed that the master is generalised.");

        Assert.True(page.HasButton("Add 3 machines"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForState(() => browser.Address.StartsWith("runs/", StringComparison.Ordinal));
        Assert.Equal(2, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task What_the_order_would_refuse_is_refused_before_it()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = await OpenAsync(browser);
        await TypeAsync(page, "998");

        page.Says("It has 997 free names; 998 were asked for. Add a hash to the pattern, or order fewer machines.");
        Assert.True(page.Button("Add 998 machines").HasAttribute("disabled"));
        Assert.Equal(1, await Portal.CountRunsAsync());
    }

    private async Task<IRenderedComponent<AddPage>> OpenAsync(Browser browser)
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;
        var page = browser.Open<AddPage>($"catalogs/{catalog}/add", with => with.Add(page => page.Id, catalog));
        page.WaitForElement("#machines");
        return page;
    }

    private async Task TypeAsync(IRenderedComponent<AddPage> page, string typed)
    {
        page.Find("#machines").Input(typed);
        await Eventually.BeAsync("the hosts were asked", () =>
        {
            Portal.Clock.Advance(AddPage.Pause);
            return !page.Markup.Contains("Asking the hosts", StringComparison.Ordinal);
        }, Ct);
    }
}
