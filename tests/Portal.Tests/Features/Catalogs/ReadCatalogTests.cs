using Portal.Features;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class ReadCatalogTests : PortalTests
{
    [Fact]
    public async Task A_catalog_shows_its_connection_its_versions_with_their_machines_and_how_those_stand()
    {
        var made = await Portal.MakeAsync(Connection);
        await Get<RemoveMachines>().ExecuteAsync(made.Catalog, ["VDI-002"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        var view = (await Get<ReadCatalog>().ExecuteAsync("office", Ct))!;

        Assert.Equal(("Cluster 1", Condition.Healthy, null), (view.Connection, view.Condition, view.Order));
        Assert.Equal(2, view.MachinesOnImages[Assert.Single(view.Images).Id]);
        Assert.Equivalent(new Dictionary<Condition, int> { [Condition.Healthy] = 2 }, view.Conditions, strict: true);
    }

    [Fact]
    public async Task One_that_is_being_taken_away_names_the_order()
    {
        var made = await Portal.MakeAsync(Connection);
        var removal = (await Get<RemoveCatalog>().ExecuteAsync(made.Catalog, PortalUnderTest.Anna, Ct)).Value!;

        var view = (await Get<ReadCatalog>().ExecuteAsync(made.Catalog, Ct))!;

        Assert.Equal((new CatalogHolder(removal.Run, "Remove Office"), Condition.Waiting), (view.Order, view.Condition));
    }

    [Fact]
    public async Task One_that_is_not_there_is_null() => Assert.Null(await Get<ReadCatalog>().ExecuteAsync("Office", Ct));
}
