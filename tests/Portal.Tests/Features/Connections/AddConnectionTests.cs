using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class AddConnectionTests : PortalTests
{
    private static readonly ConnectionOrder Second = PortalUnderTest.ClusterOrder with { Name = "Cluster 2" };

    [Fact]
    public async Task A_connection_is_kept_with_its_password_guarded_a_pool_of_its_own_and_an_audit_entry()
    {
        var id = (await AddAsync(Second)).Value;

        await using var db = Portal.Read();
        var row = await db.Connections.SingleAsync(each => each.Id == id, Ct);
        Assert.Equal(("Cluster 2", true, "kept:Sesame-1", 0x00155D810000L), (row.Name, row.Clustered, row.ProtectedPassword, row.FirstMac));
        var entry = await db.Audit.SingleAsync(each => each.SubjectId == id, Ct);
        Assert.Equal(("add-connection", "Cluster 2", "accepted"), (entry.What, entry.Subject, entry.Outcome));
    }

    [Fact]
    public async Task Its_limits_are_gates_of_each_host_and_of_itself()
    {
        var id = (await AddAsync(Second with { DiskOperationsPerHost = 2, SessionsPerHost = 5 })).Value;

        await using var db = Portal.Read();
        var gates = await db.Gates.ToDictionaryAsync(gate => gate.Name, gate => gate.Limit, Ct);
        Assert.Equal((2, 5, 2, 5, 5), (gates["disk:hv01.lab.example"], gates["host:hv01.lab.example"], gates["disk:hv02.lab.example"], gates["host:hv02.lab.example"], gates[$"connection:{id}"]));
    }

    [Fact]
    public async Task Everything_typed_wrong_is_told_at_once_and_no_host_is_asked()
    {
        var calls = Portal.Hosts.Calls;

        var answer = await AddAsync(Second with { Name = "cluster 1", Address = "10.0.0.1", StorageFolder = "Portal", FirstMac = "x" });

        Assert.Equal(["address", "firstMac", "name", "storageFolder"], answer.Verdict.Objections.Select(objection => objection.Field).Order());
        Assert.Equal(calls, Portal.Hosts.Calls);
    }

    [Fact]
    public async Task A_pool_that_another_connection_has_is_refused() =>
        Says((await AddAsync(Second with { FirstMac = "00155D800000" })).Verdict, "firstMac", "'Cluster 1' has this pool");

    [Fact]
    public async Task A_switch_that_a_host_lacks_is_refused()
    {
        Portal.Hosts.Site.Hosts[1] = Portal.Hosts.Site.Hosts[1] with { Switches = ["DMZ"] };

        Says((await AddAsync(Second)).Verdict, "switch", "hv02.lab.example has no switch");
    }

    [Fact]
    public async Task A_clusters_disks_lie_where_every_node_reaches_them() =>
        Says((await AddAsync(Second with { StorageKind = StorageKind.Local, StorageFolder = @"D:\Portal" })).Verdict, "storageKind", "is a cluster");

    [Theory]
    [InlineData(MemoryFault.Down, "address", "does not answer")]
    [InlineData(MemoryFault.Denied, "account", "access is denied")]
    public async Task A_host_that_says_no_is_an_objection_and_nothing_is_kept(MemoryFault fault, string field, string rule)
    {
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, fault);

        var answer = await AddAsync(Second);

        Says(answer.Verdict, field, rule);
        await using var db = Portal.Read();
        Assert.Equal(1, await db.Connections.CountAsync(Ct));
        Assert.DoesNotContain("Sesame", (await db.Audit.SingleAsync(entry => entry.Subject == "Cluster 2", Ct)).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_tried_under_its_own_name_and_password_before_it_is_kept()
    {
        ConnectionAccess? tried = null;
        Portal.Hosts.Watch = async (call, ct) =>
        {
            if (call.Act == "Hosts") tried ??= await Get<ConnectionBook>().FindAsync(Portal.Node.Hosts.LastConnection, ct);
        };

        await AddAsync(Second);

        Assert.Equal(("Cluster 2", "Sesame-1"), (tried!.Name, tried.Password.Reveal()));
    }

    private Task<Answer<Guid>> AddAsync(ConnectionOrder order) => Get<AddConnection>().ExecuteAsync(order, PortalUnderTest.Anna, Ct);
}
