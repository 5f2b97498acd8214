using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class SetMaintenanceTests : PortalTests
{
    [Fact]
    public async Task What_waits_is_held_says_why_and_goes_on_when_the_connection_is_back()
    {
        var order = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);
        Assert.True((await HoldAsync("new switches")).IsYes);

        await Portal.Node.WorkOnceAsync();

        Assert.Empty(Portal.Hosts.Site.Machines);
        var run = (await Get<ReadRun>().ExecuteAsync(order.Value!.Run, Ct))!;
        Assert.Contains("it is in maintenance", run.Limit?.Words, StringComparison.Ordinal);
        Assert.True((await Get<SetMaintenance>().ReleaseAsync(Connection, PortalUnderTest.Anna, Ct)).IsYes);
        await Portal.Node.WorkAsync();
        Assert.Equal(2, Portal.Hosts.Site.Machines.Count);
    }

    [Fact]
    public async Task Nothing_new_is_ordered_there()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await HoldAsync("new switches");
        const string Rule = "Cluster 1 is in maintenance since 2000-";

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Name = "Other", NamingPattern = "LAB-#" }, PortalUnderTest.Anna, Ct)).Verdict, "connectionId", Rule);
        Says((await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-001"], PortalUnderTest.Anna, Ct)).Verdict, "machines", "(anna: new switches)");
        Assert.Contains((await Get<AddMachines>().ExecuteAsync(made.Catalog, 1, PortalUnderTest.Anna, Ct)).Verdict.Objections, no => no.Rule.Contains(Rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_host_is_asked_and_new_limits_do_not_let_anybody_in()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await HoldAsync("new switches");
        var view = (await Get<ListConnections>().ExecuteAsync(Ct)).Single();

        await Get<ChangeLimits>().ExecuteAsync(Connection, ConnectionLimits.Of(view) with { SessionsPerHost = 3 }, view.Version, PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.All(await db.Gates.Where(gate => gate.Name.StartsWith("host:")).Select(gate => gate.Limit).ToListAsync(Ct), limit => Assert.Equal(Gate.Nobody, limit));
        Assert.Equal("anna: new switches", view.Maintenance!.Note);
    }

    [Fact]
    public async Task Hosts_that_two_connections_share_stay_held_whatever_is_ordered_or_let_go_on_the_other()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        var other = (await Get<AddConnection>().ExecuteAsync(
            PortalUnderTest.ClusterOrder with { Name = "Cluster 2", StorageFolder = @"C:\ClusterStorage\Volume1\Second" }, PortalUnderTest.Anna, Ct)).Value;
        await HoldAsync("new switches");

        Assert.True((await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = "Other", NamingPattern = "LAB-#", ConnectionId = other }, PortalUnderTest.Anna, Ct)).IsYes);
        await Get<SetMaintenance>().HoldAsync(other, "too", PortalUnderTest.Anna, Ct);
        await Get<SetMaintenance>().ReleaseAsync(other, PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.All(await db.Gates.Where(gate => gate.Name.StartsWith("host:")).Select(gate => gate.Limit).ToListAsync(Ct), limit => Assert.Equal(Gate.Nobody, limit));
    }

    [Theory]
    [InlineData(" ", "wants to know why")]
    [InlineData(null, "at most 300")]
    public async Task A_note_is_needed_and_short(string? note, string rule) => Says(await HoldAsync(note ?? new string('x', 301)), "note", rule);

    [Fact]
    public async Task A_connection_that_is_gone_is_refused() =>
        Says(await Get<SetMaintenance>().ReleaseAsync(Guid.NewGuid(), PortalUnderTest.Anna, Ct), "connection", "There is no such connection.");

    private Task<Verdict> HoldAsync(string note) => Get<SetMaintenance>().HoldAsync(Connection, note, PortalUnderTest.Anna, Ct);
}
