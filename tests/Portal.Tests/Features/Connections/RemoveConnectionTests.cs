using Microsoft.EntityFrameworkCore;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class RemoveConnectionTests : PortalTests
{
    [Fact]
    public async Task One_that_no_catalog_uses_is_forgotten_and_that_is_written_down()
    {
        var calls = Portal.Hosts.Calls;

        Assert.True((await Get<RemoveConnection>().ExecuteAsync(Connection, PortalUnderTest.Anna, Ct)).IsYes);

        Assert.Empty(await Get<ListConnections>().ExecuteAsync(Ct));
        Assert.Null(await Get<ConnectionBook>().FindAsync(Connection, Ct));
        Assert.Equal(calls, Portal.Hosts.Calls);
        await using var db = Portal.Read();
        var entry = await db.Audit.SingleAsync(row => row.What == "remove-connection", Ct);
        Assert.Equal(("anna", "Cluster 1", Connection, "accepted"), (entry.Who, entry.Subject, entry.SubjectId, entry.Outcome));
    }

    [Fact]
    public async Task One_that_catalogs_use_stays_and_they_are_named()
    {
        foreach (var n in Enumerable.Range(10, 12))
            await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = $"Labs {n}", NamingPattern = $"LAB{n}-#" }, PortalUnderTest.Anna, Ct);

        Says(await Get<RemoveConnection>().ExecuteAsync(Connection, PortalUnderTest.Anna, Ct), "connection", "Labs 10, Labs 11, Labs 12", "Remove them first");
        Says(await Get<RemoveConnection>().ExecuteAsync(Connection, PortalUnderTest.Anna, Ct), "connection", "Labs 19 and 2 more.");

        Assert.Single(await Get<ListConnections>().ExecuteAsync(Ct));
        await using var db = Portal.Read();
        Assert.Equal(2, await db.Audit.CountAsync(row => row.What == "remove-connection" && row.Outcome.Contains("Catalogs use it"), Ct));
    }

    [Fact]
    public async Task It_can_be_removed_once_its_catalogs_are_gone()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await Get<RemoveCatalog>().ExecuteAsync(made.Catalog, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.True((await Get<RemoveConnection>().ExecuteAsync(Connection, PortalUnderTest.Anna, Ct)).IsYes);
    }

    [Fact]
    public async Task One_that_is_not_there_is_an_objection() =>
        Says(await Get<RemoveConnection>().ExecuteAsync(Guid.NewGuid(), PortalUnderTest.Anna, Ct), "connection", "no such connection");
}
