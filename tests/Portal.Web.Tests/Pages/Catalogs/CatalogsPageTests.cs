using Bunit;
using Portal.Domain.Access;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.Web.Pages.Catalogs;
using Portal.Web.Pages.Catalogs.Creating;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class CatalogsPageTests : PortalTests
{
    [Fact]
    public async Task An_empty_list_says_what_would_be_here_and_leads_to_the_first_one()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<CatalogsPage>("catalogs");

        page.Says("No catalog yet.");
        Assert.Equal(2, page.FindAll("a[href='/catalogs/new']").Count);
    }

    [Fact]
    public async Task All_of_it_stands_in_one_sentence()
    {
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<CatalogsPage>("catalogs");

        page.Says("1 catalog, all 3 machines healthy.");
        page.Says("3 healthy");
        Assert.Empty(page.FindAll("a[href='/catalogs/new']"));
    }

    [Fact]
    public async Task Ones_own_drafts_stand_above_and_go_with_a_second_click()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        await Get<Drafts>().SaveAsync(browser.Session.Caller.Holder, Guid.NewGuid(), CatalogAnswers.Kind, new CatalogAnswers { Name = "<b>Half</b>" }.ToJson(), Ct);
        await Get<Drafts>().SaveAsync(Guid.NewGuid(), Guid.NewGuid(), CatalogAnswers.Kind, new CatalogAnswers { Name = "Of somebody else" }.ToJson(), Ct);

        var page = browser.Open<CatalogsPage>("catalogs");

        page.Says("You have a draft '<b>Half</b>', saved just now");
        Assert.DoesNotContain("somebody else", page.Markup, StringComparison.Ordinal);
        await page.PressAsync("Discard");
        await page.PressAsync("Discard the draft, its answers are lost");
        page.WaitForState(() => page.FindAll(".draft").Count == 0);
    }

    [Fact]
    public async Task A_search_and_an_order_are_in_the_address()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);
        var page = browser.Open<CatalogsPage>("catalogs?q=nothing");
        page.Says("No catalog matches.");

        page.Find("#sort").Change("newest");

        page.WaitForState(() => browser.Address == "catalogs?q=nothing&sort=newest");
    }
}
