using Portal.Domain.Catalogs;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Paging;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class ListCatalogsTests : PortalTests
{
    [Fact]
    public async Task A_catalog_shows_its_version_its_connection_and_how_its_machines_stand()
    {
        var asked = 0; // machines are made at once: what was made says nothing of who asks next
        Portal.Hosts.Refuse = call => call.Act == "Create" && Interlocked.Increment(ref asked) > 1 ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);

        var catalog = Assert.Single((await ListAsync(new())).Rows);

        Assert.Equal((made.Catalog, "Office", Connection, "Cluster 1"), (catalog.Id, catalog.Name, catalog.ConnectionId, catalog.Connection));
        Assert.Equal((1, ImageState.Ready, Condition.NeedsYou, 3), (catalog.ImageNumber, catalog.Image, catalog.Condition, catalog.Total));
        Assert.Equivalent(new Dictionary<Condition, int> { [Condition.Healthy] = 1, [Condition.NeedsYou] = 2 }, catalog.Machines, strict: true);
    }

    [Fact]
    public async Task Catalogs_come_by_name_page_by_page_and_are_found_by_a_part_of_it()
    {
        foreach (var name in (string[])["Office", "Labs", "Sales"])
            await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = name, NamingPattern = $"{name[..3]}-#" }, PortalUnderTest.Anna, Ct);

        var first = await ListAsync(new() { Limit = 2, WithCount = true });
        var second = await ListAsync(new() { Limit = 2, Cursor = first.Next });
        var back = await ListAsync(new() { Limit = 2, Cursor = second.Previous });

        Assert.Equal(["Labs", "Office"], Names(first));
        Assert.Equal(["Sales"], Names(second));
        Assert.Equal(["Labs", "Office"], Names(back));
        Assert.Equal((3, null, null), (first.Count, second.Next, back.Previous));
        Assert.Equal(["Labs", "Sales"], Names(await ListAsync(new() { Text = "A" })));
        Assert.Empty(Names(await ListAsync(new() { Connection = Guid.NewGuid() })));
        Assert.Equal((Condition.Waiting, ImageState.Planned), (first.Rows[0].Condition, first.Rows[0].Image));
    }

    private Task<Page<CatalogSummary>> ListAsync(CatalogQuery query) => Get<ListCatalogs>().ExecuteAsync(query, Ct);

    private static IEnumerable<string> Names(Page<CatalogSummary> page) => page.Rows.Select(catalog => catalog.Name);
}
