using Portal.Domain.Prerequisites;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.Tests.Prerequisites;

public sealed class ClusterRulesTests
{
    private static Evidence Mixed(string one, string other, int? level) => Site.Good.SeeingAll(look => look with { ClusterLevel = level })
        .Seeing(Site.Hv01, look => look with { WindowsVersion = one }).Seeing(Site.Hv02, look => look with { WindowsVersion = other });

    [Theory]
    [InlineData("6.1.7601", "6.2.9200", null)] // the guidance's own example: 2008 R2 with 2012
    [InlineData("6.0.6002", "6.2.9200", null)]
    [InlineData("6.2.9200", "6.3.9600", null)]
    [InlineData("10.0.14393", "10.0.20348", 9)] // two apart
    [InlineData("10.0.14393", "10.0.17763", 10)] // the level is that of the newer one: the older node is a stranger
    public void Two_versions_fail_with_who_runs_what(string one, string other, int? level) =>
        Mixed(one, other, level).Worst("cluster-not-mixed").Says(Failed, Site.Cluster, "hv02.lab.example", "Bring all nodes to");

    [Theory]
    [InlineData("6.3.9600", "10.0.14393", 8)]
    [InlineData("10.0.14393", "10.0.17763", 9)]
    [InlineData("10.0.17763", "10.0.20348", 10)]
    [InlineData("10.0.20348", "10.0.26100", 11)]
    public void A_rolling_upgrade_is_a_warning_and_never_green(string one, string other, int level)
    {
        Mixed(one, other, level).Worst("cluster-not-mixed").Says(Warning, Site.Cluster, "rolling upgrade is under way", "Update-ClusterFunctionalLevel");
        Mixed(other, other, level).Worst("cluster-not-mixed").Says(Warning, Site.Cluster, "still works at the level of", "Update-ClusterFunctionalLevel");
        Assert.Equal(Passed, Mixed(other, other, level + 1).Worst("cluster-not-mixed").State);
    }

    [Fact]
    public void The_Windows_of_a_node_that_is_down_is_a_doubt() =>
        Site.Good.Silent(Site.Hv02, "Down").Worst("cluster-not-mixed").Says(Unknown, Site.Hv02, "does not answer", "is up");

    [Fact]
    public void A_node_that_is_down_is_named_and_only_once_with_its_silence()
    {
        var down = Site.Good.Silent(Site.Hv02, "Down");

        down.Worst("cluster-nodes-up").Says(Warning, Site.Hv02, "calls it Down", "Start-ClusterNode hv02");
        Assert.Equal(Passed, down.Worst("hosts-answer").State);
    }

    [Fact]
    public void A_paused_node_is_a_warning() => Site.Good.Host(Site.Hv01, host => host with { State = "Paused" }).Worst("cluster-nodes-up").Says(Warning, Site.Hv01, "paused", "Resume-ClusterNode hv01");

    [Fact]
    public void A_node_given_instead_of_its_cluster_is_a_warning() =>
        Site.Good.WithoutVmm().With(settings => settings with { Address = Site.Hv01 }).Worst("place").Says(Warning, Site.Hv01, "node of cluster1.lab.example", "Choose cluster1.lab.example");

    [Fact]
    public void A_standalone_host_is_no_cluster()
    {
        var alone = Site.Good.WithoutVmm().SeeingAll(look => look with { Cluster = null }).With(settings => settings with { Address = Site.Hv01 });

        Assert.Empty(alone.Judge("cluster-not-mixed"));
        Assert.Empty(alone.Judge("cluster-nodes-up"));
        Assert.Equal("It is a standalone host.", alone.Worst("place").What);
    }

    [Fact]
    public void A_level_below_all_that_roll_is_told_as_the_first_of_them() =>
        Mixed("10.0.14393", "10.0.14393", level: 1).Worst("cluster-not-mixed").Says(Warning, Site.Cluster, "at the level of Windows Server 2012 R2", "no way back");

    [Fact]
    public void All_nodes_that_are_up_are_counted() => Assert.Equal("2 of 2 nodes are up.", Site.Good.Worst("cluster-nodes-up").What);

    [Fact]
    public void A_cluster_that_was_asked_by_its_name_alone_has_no_node_to_call_down() =>
        Assert.Equal(Passed, (Site.Good with { Survey = Site.Good.Survey with { Hosts = [new(Site.Cluster, "Down", Site.Look, [])] } }).Worst("cluster-nodes-up").State);
}
