using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.Contracts;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.HyperV.Tests.Probing;

/// <summary>Each prerequisite of hosts and clusters, green and red, through real sessions to machines with the fault switched on.</summary>
public sealed class HostFaultTests(LabFixture lab) : ProbeTest(lab), IClassFixture<LabFixture>
{
    [Fact]
    public async Task On_a_healthy_cluster_every_prerequisite_passes()
    {
        foreach (var access in new[] { OnVolume(), OnShare() })
        {
            var report = CheckReport.Of(await EvidenceAsync(access));

            // The lab's disk is that of this machine, however full.
            Assert.All(report.Checks.Where(check => check.Key != "free-space").SelectMany(check => check.Findings), finding => Assert.True(finding.State == Passed, finding.ToString()));
            Assert.Contains(report.Checks, check => check.Key == "free-space");
        }
    }

    [Fact]
    public Task A_node_that_is_silent_though_its_cluster_calls_it_up_is_named() => RedAsync("hosts-answer", Hv02, "denied", OnVolume(), Warning, Hv02, "Access is denied", "account");

    [Fact]
    public async Task Where_nobody_answers_the_checks_say_so_in_the_hosts_own_words()
    {
        var nobody = Lab.Access("nobody.lab.example", @"C:\ClusterStorage\Volume1\Portal");

        var finding = Assert.Single(await JudgeAsync("hosts-answer", nobody));

        Assert.Equal((Failed, "nobody.lab.example"), (finding.State, finding.About));
        Assert.Contains("cannot be resolved", finding.What, StringComparison.Ordinal);
        Assert.Contains("machine is up", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such_and_the_right_one_passes()
    {
        Assert.All(await JudgeAsync("hosts-answer", OnVolume()), finding => Assert.Equal(Passed, finding.State));

        var finding = Assert.Single(await JudgeAsync("hosts-answer", OnVolume() with { Password = new Secret("wrong") }));

        Assert.Equal((Failed, Cluster), (finding.State, finding.About));
        Assert.Contains("Access is denied", finding.What, StringComparison.Ordinal);
        Assert.Contains("account and password", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_host_whose_shells_are_used_up_is_named() => RedAsync("hosts-answer", Hv02, "quota", OnVolume(), Warning, Hv02, "maximum number of concurrent shells", "other sessions of this account have ended");

    [Fact]
    public Task An_account_that_is_no_administrator_of_a_host_is_seen_by_its_token() =>
        RedAsync("local-administrator", Hv02, "not-administrator", OnVolume(), Failed, Hv02, "is not in Administrators", "net localgroup Administrators");

    [Fact]
    public Task A_clock_that_is_ten_minutes_ahead_fails() => RedAsync("clock", Hv02, "clock-off", OnVolume(), Failed, Hv02, "ahead of the portal's", "w32tm");

    [Fact]
    public Task PowerShell_2_is_too_old_and_still_tells_its_version() => RedAsync("powershell", Hv02, "old-powershell", OnVolume(), Failed, Hv02, "PowerShell 2.0", "KB2506143");

    [Fact]
    public Task A_cluster_in_the_middle_of_a_rolling_upgrade_is_a_warning() =>
        RedAsync("cluster-not-mixed", Hv02, "mixed-cluster", OnVolume(), Warning, Cluster, "Windows Server 2019 on hv02.lab.example; Windows Server 2022 on hv01.lab.example", "Update-ClusterFunctionalLevel");

    [Theory]
    [InlineData("down")]
    [InlineData("node-down")]
    public Task A_node_that_is_down_is_named(string fault) => RedAsync("cluster-nodes-up", Hv02, fault, OnVolume(), Warning, Hv02, "calls it Down", "Start-ClusterNode hv02");

    [Fact]
    public Task A_paused_node_is_named() => RedAsync("cluster-nodes-up", Hv02, "paused", OnVolume(), Warning, Hv02, "paused", "Resume-ClusterNode hv02");

    [Fact]
    public async Task A_node_given_for_its_cluster_is_a_warning()
    {
        var finding = Assert.Single(await JudgeAsync("place", Lab.Access(Hv01, @"C:\ClusterStorage\Volume1\Portal")));

        Assert.Equal((Warning, Hv01), (finding.State, finding.About));
    }

    [Fact]
    public Task A_name_that_leads_to_another_machine_is_told_with_both_names() =>
        RedAsync("name-fits", Hv02, "other-machine", OnVolume(), Failed, Hv02, "The machine that answers at hv02.lab.example calls itself hv03.lab.example", "Correct the address of hv02.lab.example in DNS");

    [Fact]
    public Task A_network_that_a_host_lacks_is_named_with_the_host() =>
        RedAsync("network", Hv02, "no-switch", OnVolume(), Failed, Hv02, "It has no network 'LAN'", "Make a switch of this name there");

    [Fact]
    public Task The_portal_on_a_host_of_the_connection_fails() =>
        RedAsync("portal-not-on-host", Hv02, "runs-portal", OnVolume(), Failed, Hv02, $"The portal runs on this host ({Here.Name})", "Move the portal to a machine that runs no Hyper-V");

    [Fact]
    public Task A_member_of_Protected_Users_is_warned() =>
        RedAsync("protected-users", Hv01, "protected-users", OnVolume(), Warning, Account, "It is in Protected Users: it signs in by Kerberos alone", "not in Protected Users");
}
