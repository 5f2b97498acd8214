using Portal.Features.Connections;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class TestConnectionTests : PortalTests
{
    [Fact]
    public async Task Hosts_that_answer_are_listed() => Assert.Equal(["hv01.lab.example", "hv02.lab.example"],
        (await Get<TestConnection>().ExecuteAsync(Connection, Ct)).Value!.Select(host => host.Name));

    [Fact]
    public async Task What_is_only_typed_can_be_tested_and_nothing_of_it_is_kept()
    {
        var answer = await Get<TestConnection>().ExecuteAsync(PortalUnderTest.ClusterOrder with { Name = "Cluster 2" }, Ct);

        Assert.True(answer.IsYes);
        Assert.Single(await Get<ListConnections>().ExecuteAsync(Ct));
    }

    [Fact]
    public async Task What_was_only_tried_leaves_no_session_behind()
    {
        var before = Portal.Hosts.Forgotten.Count;

        await Get<TestConnection>().ExecuteAsync(PortalUnderTest.ClusterOrder with { Name = "Cluster 2" }, Ct);
        await Get<TestConnection>().ExecuteAsync(Connection, Ct);

        Assert.Equal(before + 1, Portal.Hosts.Forgotten.Count);
    }

    [Fact]
    public async Task A_wrong_password_is_an_objection_with_a_way_out()
    {
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, MemoryFault.Denied);

        Says((await Get<TestConnection>().ExecuteAsync(Connection, Ct)).Verdict, "account", "access is denied", "password");
    }
}
