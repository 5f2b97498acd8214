using Portal.Features.Catalogs;
using Portal.Features.Paging;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class CatalogSortTests : PortalTests
{
    [Fact]
    public async Task The_newest_come_first_page_by_page_and_back()
    {
        await OrderAsync("Office", "Labs", "Sales");

        var first = await ListAsync(new() { Sort = CatalogSort.Newest, Limit = 2 });
        var second = await ListAsync(new() { Sort = CatalogSort.Newest, Limit = 2, Cursor = first.Next });
        var back = await ListAsync(new() { Sort = CatalogSort.Newest, Limit = 2, Cursor = second.Previous });

        Assert.Equal(["Sales", "Labs"], Names(first));
        Assert.Equal(["Office"], Names(second));
        Assert.Equal(["Sales", "Labs"], Names(back));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task By_name_each_comes_once_whatever_its_case()
    {
        await OrderAsync("beta", "Alpha", "Gamma", "delta");
        List<string> seen = [];
        for (string? cursor = null; ;)
        {
            var page = await ListAsync(new() { Limit = 1, Cursor = cursor });
            seen.AddRange(Names(page));
            if (page.Next is null) break;
            cursor = page.Next;
        }

        Assert.Equal(["Alpha", "beta", "delta", "Gamma"], seen.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(seen, Names(await ListAsync(new())));
    }

    private async Task OrderAsync(params string[] names)
    {
        foreach (var name in names)
        {
            Portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = name, NamingPattern = $"{name[..3]}-#" }, PortalUnderTest.Anna, Ct);
        }
    }

    private Task<Page<CatalogSummary>> ListAsync(CatalogQuery query) => Get<ListCatalogs>().ExecuteAsync(query, Ct);

    private static IEnumerable<string> Names(Page<CatalogSummary> page) => page.Rows.Select(catalog => catalog.Name);
}
