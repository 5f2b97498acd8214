using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ReadConnectionTests : PortalTests
{
    [Fact]
    public async Task A_connection_shows_its_catalogs_and_the_limits_of_its_hosts()
    {
        var made = await Portal.MakeAsync(Connection);

        var card = (await Get<ReadConnection>().ExecuteAsync("cluster 1", Ct))!;

        Assert.Equal((await Get<ListConnections>().ExecuteAsync(Ct))[0], card.Connection);
        Assert.Equal([new(made.Catalog, "Office", Machines: 3)], card.Catalogs);
        Assert.Equal([$"connection:{Connection}", "disk:hv01.lab.example", "disk:hv02.lab.example", "host:hv01.lab.example", "host:hv02.lab.example", $"power:{Connection}"], card.Gates.Select(gate => gate.Name));
        Assert.Equal(["8 sessions on all hosts of the connection", "4 disk operations on hv01.lab.example"], card.Gates.Take(2).Select(gate => gate.Words));
        Assert.All(card.Gates, gate => Assert.Equal((0, 0, false, false), (gate.Inside, gate.Waiting, gate.IsClosed, gate.IsFull)));
        Assert.Equivalent(card, await Get<ReadConnection>().ExecuteAsync(Connection, Ct));
    }

    [Fact]
    public async Task A_limit_that_a_silent_host_closed_says_since_when_and_who_waits()
    {
        Portal.Hosts.Refuse = call => call is { Act: "CreateDifferenceDisk", Host: "hv02.lab.example" } ? MemoryFaults.Silent(call.Host) : null;
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 8), PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkOnceAsync();
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Portal.Node.WorkOnceAsync();

        var closed = Assert.Single((await Get<ReadConnection>().ExecuteAsync(Connection, Ct))!.Gates, gate => gate.IsClosed);

        Assert.Equal(("host:hv02.lab.example", 4), (closed.Name, closed.Waiting));
        Assert.InRange(closed.ClosedSince!.Value, Portal.Began, Portal.Clock.GetUtcNow());
        Assert.True(closed.ClosedUntil > Portal.Clock.GetUtcNow());
    }

    [Fact]
    public async Task One_that_is_not_there_is_null() => Assert.Null(await Get<ReadConnection>().ExecuteAsync(Guid.NewGuid(), Ct));
}
