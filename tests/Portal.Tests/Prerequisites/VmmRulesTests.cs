using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.Domain.Upgrades;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.Tests.Prerequisites;

public sealed class VmmRulesTests
{
    [Theory]
    [InlineData("3.0.6005.0", "VMM 2012")]
    [InlineData("3.1.6011.0", "VMM 2012 SP1")]
    [InlineData("3.2.7510.0", "VMM 2012 R2")]
    [InlineData("4.0.1662.0", "VMM 2016")]
    public void A_release_that_has_the_module_passes_with_its_update_level(string build, string release)
    {
        var finding = Assert.Single(Site.Good.Facts(facts => facts with { Version = build }).Judge("vmm-release"));

        Assert.Equal(Passed, finding.State);
        Assert.StartsWith(release, finding.What, StringComparison.Ordinal);
        Assert.Contains("newest update known for it", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_without_the_module_fails_and_the_planner_is_named() =>
        Site.Good.Facts(facts => facts with { Version = "2.0.4521.0" }).Worst("vmm-release").Says(Failed, Site.Vmm, "VMM 2008 R2 SP1 (2.0.4521.0) is not supported", "upgrade planner");

    [Fact]
    public void A_build_that_nobody_knows_fails_and_what_can_be_gone_to_is_named() =>
        Site.Good.Facts(facts => facts with { Version = "99.1.2.3" }).Worst("vmm-release").Says(Failed, Site.Vmm, "99.1.2.3, which the support matrix does not know",
            "Use one of VMM 2012, VMM 2012 SP1, VMM 2012 R2, VMM 2016, VMM 2019 and 2 more, or");

    [Fact]
    public void A_release_that_is_left_and_not_gone_to_is_a_warning()
    {
        var closed = SupportMatrix.Shipped.Builds.First(build => build.Vmm == "VMM 1807" && build.Number is not null);

        Site.Good.Facts(facts => facts with { Version = closed.Number! }).Worst("vmm-release").Says(Warning, Site.Vmm, "semi-annual channel was retired", "Upgrade VMM");
    }

    [Fact]
    public void VMM_that_cannot_be_reached_fails_in_its_own_words() =>
        Site.Good.OfVmm(vmm => vmm with { Facts = new Gap("vmm01 refused it: access is denied.", "Check account and password.") }).Worst("vmm-release")
            .Says(Failed, Site.Vmm, "access is denied", "Check account");

    [Fact]
    public void Hosts_whose_Windows_the_release_does_not_manage_are_named() =>
        Site.Good.Seeing(Site.Hv02, look => look with { WindowsVersion = "6.2.9200" }).Worst("vmm-hosts")
            .Says(Failed, Site.Hv02, "VMM 2016 does not manage hosts of Windows Server 2012",
                "VMM 2016 manages Windows Server 2012 R2, Windows Server 2016, Windows Server 2016 Nano. The upgrade planner");

    [Fact]
    public void A_Windows_that_the_matrix_does_not_know_is_a_doubt() =>
        Site.Good.Seeing(Site.Hv02, look => look with { WindowsVersion = "10.0.99999" }).Worst("vmm-hosts").Says(Unknown, Site.Hv02, "10.0.99999", "accept");

    [Fact]
    public void Another_forest_fails_and_no_configured_one_is_a_doubt_that_can_be_accepted()
    {
        (Site.Good with { Portal = new("portal01", "other.example") }).Worst("same-forest").Says(Failed, Site.Vmm, "forest lab.example, and the portal in other.example", "Run the portal in lab.example");
        (Site.Good with { Portal = new("portal01", null) }).Worst("same-forest").Says(Unknown, null, "configured with no directory", "settings");
        Site.Good.VmmMachine(look => look with { Forest = null }).Worst("same-forest").Says(Unknown, Site.Vmm, "does not tell its forest", "Get-ADForest");
    }

    [Fact]
    public void The_forest_is_that_of_the_server_where_the_console_is_on_another_machine() =>
        Site.Good.With(settings => settings with { Vmm = new(Site.Vmm, "console01.lab.example") }).VmmMachine(look => look with { Name = "console01.lab.example" })
            .OfVmm(vmm => vmm with { Server = vmm.Machine.Answer! with { Name = Site.Vmm, Forest = "other.example" } })
            .Worst("same-forest").Says(Failed, Site.Vmm, "forest other.example", "other.example");

    [Fact]
    public void A_console_of_another_release_fails_and_one_of_another_update_is_looked_at_with_both_builds()
    {
        Site.Good.Facts(facts => facts with { ConsoleVersion = "3.2.8292.0" }).Worst("vmm-console").Says(Failed, Site.Vmm, "build 3.2.8292.0, and the server vmm01.lab.example of build 4.0.2244.0", "4.0.2244.0");
        Site.Good.Facts(facts => facts with { ConsoleVersion = "4.0.1662.0" }).Worst("vmm-console").Says(Warning, Site.Vmm, "build 4.0.1662.0, and the server vmm01.lab.example of build 4.0.2244.0", "accept this");
    }

    [Fact]
    public void Builds_that_are_no_numbers_are_compared_as_they_are()
    {
        Assert.Equal(Passed, Site.Good.Facts(facts => facts with { Version = "preview 7", ConsoleVersion = "preview 7" }).Worst("vmm-console").State);
        Assert.Equal(Failed, Site.Good.Facts(facts => facts with { Version = "preview 7", ConsoleVersion = "preview 8" }).Worst("vmm-console").State);
    }

    [Fact]
    public void A_console_that_does_not_tell_its_build_is_a_doubt() =>
        Site.Good.Facts(facts => facts with { ConsoleVersion = null }).Worst("vmm-console").Says(Unknown, Site.Vmm, "does not tell its build", "accept");

    [Fact]
    public void PowerShell_7_is_refused_where_VMM_is_wanted() =>
        Site.Good.With(settings => settings with { Transport = Transport.Ssh }).VmmMachine(look => look with { PowerShellEdition = "Core", PowerShellVersion = "7.4.6" })
            .Worst("vmm-powershell").Says(Failed, Site.Vmm, "PowerShell 7.4.6, which cannot load VMM's module", "Choose WinRM");

    [Theory]
    [InlineData("ReadOnlyAdmin")]
    [InlineData("TenantAdmin")]
    [InlineData("SelfServiceUser")]
    public void Other_roles_of_VMM_fail(string profile) =>
        Site.Good.Facts(facts => facts with { Profile = profile }).Worst("vmm-role").Says(Failed, Site.Account, profile, "delegated administrator");

    [Fact]
    public void A_delegated_administrator_is_enough_but_is_told_that_storage_is_not_listed()
    {
        var delegated = Site.Good.Facts(facts => facts with { Profile = "DelegatedAdmin" });

        Assert.Equal(Passed, delegated.Worst("vmm-role").State);
        delegated.Worst("vmm-storage").Says(Warning, Site.Account, "lists no storage", "Type the storage folder in");
        Assert.All(delegated.Judge("vmm-host-groups"), finding => Assert.Equal(Passed, finding.State));
    }

    [Theory]
    [InlineData(@"All Hosts\Berlin", true)]
    [InlineData("All Hosts", true)]
    [InlineData(@"All Hosts\Ber", false)]
    [InlineData(@"All Hosts\Berlin\Rack 1", false)]
    public void A_delegated_administrators_host_groups_must_hold_every_host(string held, bool holds)
    {
        var findings = Site.Good.Facts(facts => facts with { Profile = "DelegatedAdmin", HostGroups = [held] }).Judge("vmm-host-groups");

        Assert.Equal([Site.Hv01, Site.Hv02], findings.Select(finding => finding.About));
        Assert.All(findings, finding => Assert.Equal(holds ? Passed : Failed, finding.State));
        if (!holds) findings[0].Says(Failed, Site.Hv01, @"It is in All Hosts\Berlin, outside of the account's role", "scope of the user role");
    }

    [Fact]
    public void VMM_on_a_Hyper_V_machine_fails()
    {
        Site.Good.With(settings => settings with { Vmm = new(Site.Hv02, Site.Hv02) }).Worst("vmm-not-on-host").Says(Failed, Site.Hv02, "VMM runs on this host", "Move VMM");
        Site.Good.VmmMachine(look => look with { RunsHyperV = true }).Worst("vmm-not-on-host").Says(Failed, Site.Vmm, "has Hyper-V itself", "Remove the role");
    }

    [Fact]
    public void A_name_of_VMM_beyond_NetBIOS_fails_but_stops_nobody()
    {
        Site.Good.With(settings => settings with { Vmm = new("a234567890123456.lab.example", Site.Vmm) }).Worst("vmm-name")
            .Says(Failed, "a234567890123456.lab.example", "It has 16: NetBIOS knows it as A23456789012345", "no other machine");
        Assert.Equal(Passed, Site.Good.With(settings => settings with { Vmm = new("a23456789012345.lab.example", Site.Vmm) }).Worst("vmm-name").State);
        Assert.False(RuleBook.Find("vmm-name")!.IsRequired);
    }

    [Fact]
    public void Nothing_chosen_fails_and_so_does_what_VMM_does_not_list()
    {
        (Site.Good.With(settings => settings with { Address = "" }) with { Survey = Site.Good.Survey with { Hosts = [] } }).Worst("place").Says(Failed, null, "Nothing is chosen", "even if it is the only one");

        var alone = Site.Good.SeeingAll(look => look with { Cluster = null }).With(settings => settings with { Address = "hv09.lab.example" });
        alone.Worst("place").Says(Failed, "hv09.lab.example", "lists no cluster or host of this name", Site.Cluster);

        // A cluster that answers is no better where VMM does not know it.
        Site.Good.Offers(offer => offer with { Places = [.. offer.Places.Where(place => !place.IsCluster)] }).Worst("place").Says(Failed, Site.Cluster, "lists no cluster or host of this name", "");
    }

    [Fact]
    public void Through_VMM_the_network_is_asked_of_VMM() =>
        Site.Good.Offers(offer => offer with { Networks = [new OfferedNetwork("LAN", [Site.Hv01])] }).Worst("network").Says(Failed, Site.Hv02, "no network 'LAN'", "logical network");

    [Fact]
    public void Hosts_that_VMM_manages_from_a_later_update_on_name_it()
    {
        Portal.Domain.Prerequisites.Evidence On(int rollup) => Site.Good.Facts(facts => facts with { Version = SupportMatrix.Shipped.Builds.First(build => build is { Vmm: "VMM 2019", Number: not null } && build.Rollup == rollup).Number! })
            .Seeing(Site.Hv02, look => look with { WindowsVersion = "6.3.9600" });

        On(1).Worst("vmm-hosts").Says(Failed, Site.Hv02, "only from update rollup 2; this is", "Install update rollup 2 or later");
        Assert.All(On(2).Judge("vmm-hosts"), finding => Assert.Equal(Passed, finding.State));
    }

    [Fact]
    public void A_build_that_is_not_the_newest_is_told_so_and_the_newest_too()
    {
        var newest = SupportMatrix.Shipped.Builds.Where(build => build.Vmm is "VMM 2012 R2" or "VMM 2016" or "VMM 2019" or "VMM 2022").GroupBy(build => build.Vmm)
            .Select(alike => alike.MaxBy(build => build.Rollup)!).First(build => build.Number is not null);
        var first = SupportMatrix.Shipped.Builds.First(build => build.Vmm == newest.Vmm && build is { Rollup: 0, Number: not null });

        Assert.Equal($"{first.Vmm} ({first.Number}); the newest update known for it is {newest.Name}.", Of(first).What);
        Assert.Equal($"{newest.Vmm} {newest.Name} ({newest.Number}), the newest update known for it.", Of(newest).What);

        static Finding Of(Build build) => Site.Good.Facts(facts => facts with { Version = build.Number! }).Worst("vmm-release");
    }

    [Fact]
    public void PowerShell_7_by_WinRM_has_another_way_out() =>
        Site.Good.VmmMachine(look => look with { PowerShellEdition = "Core" }).Worst("vmm-powershell").Says(Failed, Site.Vmm, "cannot load VMM's module", "endpoint Microsoft.PowerShell");

    [Fact]
    public void What_VMM_does_not_list_to_a_delegated_administrator_is_in_none_of_his_groups() =>
        Site.Good.Facts(facts => facts with { Profile = "DelegatedAdmin" }).Offers(offer => offer with { Places = [offer.Places[0] with { Hosts = [Site.Hv01] }] })
            .Worst("vmm-host-groups").Says(Failed, Site.Hv02, "in no host group of the account's role, which holds All Hosts", "scope of the user role");

    [Fact]
    public void Where_VMM_lists_nothing_there_is_nothing_to_choose_from() =>
        Site.Good.Offers(offer => offer with { Places = [] }).Worst("place").Says(Failed, Site.Cluster, "lists no cluster or host of this name", "Add a host to VMM");

    [Fact]
    public void A_node_that_VMM_lists_by_its_cluster_is_a_place_and_the_cluster_a_better_one() =>
        Site.Good.With(settings => settings with { Address = Site.Hv02 }).Worst("place").Says(Warning, Site.Hv02, "node of cluster1.lab.example", "Choose cluster1.lab.example");

    [Theory]
    [InlineData("vmm-storage")]
    [InlineData("vmm-host-groups")]
    [InlineData("place")]
    [InlineData("network")]
    public void Where_VMM_refuses_to_list_the_doubt_says_why(string key) =>
        Site.Good.Facts(facts => facts with { Profile = "DelegatedAdmin" }).OfVmm(vmm => vmm with { Offer = new Gap("It may not list pools.", "Give it the right.") })
            .Worst(key).Says(Unknown, key is "network" ? null : key == "place" ? Site.Cluster : Site.Account, "It may not list pools.", "Give it the right.");
}
