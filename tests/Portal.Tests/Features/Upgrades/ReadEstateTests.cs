using Portal.Features.Upgrades;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Upgrades;

public sealed class ReadEstateTests : PortalTests
{
    [Fact]
    public async Task The_nodes_of_a_cluster_are_one_group_that_runs_their_Windows()
    {
        var found = (await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Value!;

        var group = Assert.Single(found.Hosts);
        Assert.Equal("cluster01.lab.example", group.Name);
        Assert.Equal(["Windows Server 2022"], group.Runs);
        Assert.Empty(found.Unknown);
    }

    [Fact]
    public async Task A_node_of_another_Windows_makes_it_mixed_and_a_single_host_is_its_own_group()
    {
        Portal.Hosts.Site.AddHost(new("hv03.lab.example", "10.0.17763", "cluster01.lab.example", Paused: false, 1L << 30, 1L << 30, []));
        Portal.Hosts.Site.AddHost(new("hv04.lab.example", "6.3.9600", Cluster: null, Paused: false, 1L << 30, 1L << 30, []));

        var found = (await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Value!;

        Assert.Equal(["cluster01.lab.example: Windows Server 2019, Windows Server 2022", "hv04.lab.example: Windows Server 2012 R2"], found.Hosts.Select(group => $"{group.Name}: {string.Join(", ", group.Runs)}"));
    }

    [Fact]
    public async Task A_Windows_that_no_row_names_is_told_and_left_out()
    {
        Portal.Hosts.Site.AddHost(new("hv05.lab.example", "10.0.1", Cluster: null, Paused: false, 1L << 30, 1L << 30, []));

        var found = (await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Value!;

        Assert.Equal(["hv05.lab.example (10.0.1)"], found.Unknown);
        Assert.Single(found.Hosts);
    }

    [Fact]
    public async Task Where_it_goes_through_VMM_that_is_told_with_the_row_of_its_build()
    {
        Assert.Null((await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Value!.Vmm);
        Portal.Hosts.Site.Vmm = new("vmm01.lab.example", "3.2.7895.7", "3.2.7895.7", HighlyAvailable: false, "Administrator", ["All Hosts"]);

        var found = (await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Value!;

        Assert.Equal(("vmm01.lab.example", "3.2.7895.7"), (found.Vmm!.Server, found.Vmm.Version));
        Assert.Equal(("VMM 2012 R2", 5), (found.Vmm.Build!.Vmm, found.Vmm.Build.Rollup));
        Assert.Single(found.Hosts);
    }

    [Fact]
    public async Task Hosts_that_refuse_say_why_and_what_to_do()
    {
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, MemoryFault.Denied);

        Says((await Get<ReadEstate>().ExecuteAsync(Connection, Ct)).Verdict, "account", "access is denied", "password");
    }
}
