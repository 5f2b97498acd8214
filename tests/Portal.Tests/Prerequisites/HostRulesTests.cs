using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.Tests.Prerequisites;

public sealed class HostRulesTests
{
    [Fact]
    public void Where_no_host_answers_the_reason_is_the_hosts_own() =>
        Assert.All(Site.Good.Silent(Site.Hv01).Silent(Site.Hv02).Judge("hosts-answer"), finding => Assert.Equal((Failed, Site.Silence.Why), (finding.State, finding.What)));

    [Fact]
    public void One_silent_host_among_others_is_a_warning() => Site.Good.Silent(Site.Hv02).Worst("hosts-answer").Says(Warning, Site.Hv02, "does not answer", "is up");

    [Fact]
    public void A_name_that_leads_to_another_machine_fails_with_both_names() =>
        Site.Good.Seeing(Site.Hv02, look => look with { Name = "hv09.lab.example" }).Worst("name-fits").Says(Failed, Site.Hv02, "calls itself hv09.lab.example", "DNS");

    [Fact]
    public void A_clusters_name_leads_to_any_of_its_nodes()
    {
        var asked = Site.Good with { Survey = Site.Good.Survey with { Hosts = [new(Site.Cluster, null, Site.Look, [])] } };

        Assert.Equal(Passed, asked.Worst("name-fits").State);
    }

    [Fact]
    public void The_name_of_VMMs_machine_must_be_its_own_unless_it_is_a_roles()
    {
        var other = Site.Good.VmmMachine(look => look with { Name = "vmm02.lab.example" });

        other.Worst("name-fits").Says(Failed, Site.Vmm, "calls itself vmm02.lab.example", "DNS");
        Assert.All(other.Facts(facts => facts with { HighlyAvailable = true }).Judge("name-fits"), finding => Assert.Equal(Passed, finding.State));
    }

    [Fact]
    public void An_account_that_is_no_local_administrator_fails_on_the_host_where_it_is_none() =>
        Site.Good.Seeing(Site.Hv02, look => look with { Groups = [new("S-1-5-21-1-2-3-513", @"LAB\Domain Users")] }).Worst("local-administrator")
            .Says(Failed, Site.Hv02, @"LAB\portal is not in Administrators there", @"net localgroup Administrators LAB\portal /add");

    [Fact]
    public void A_filtered_token_names_the_group_and_may_not_use_it() =>
        Site.Good.Seeing(Site.Hv01, look => look with { Groups = [new("S-1-5-32-544", @"BUILTIN\Administrators"), new("S-1-16-8192", "Medium")] }).Worst("local-administrator")
            .Says(Failed, Site.Hv01, "token is filtered", "LocalAccountTokenFilterPolicy");

    [Fact]
    public void Of_a_host_that_is_silent_nobody_can_tell_the_groups() => Site.Good.Silent(Site.Hv02).Worst("local-administrator").Says(Unknown, Site.Hv02, "Could not be checked: No session", "is up");

    [Theory]
    [InlineData("hv02.lab.example", Failed)]
    [InlineData("HV02", Failed)]
    [InlineData("hv02.other.example", Passed)]
    [InlineData("hv021", Passed)]
    public void The_portal_runs_on_none_of_the_hosts(string portal, FindingState state)
    {
        var finding = (Site.Good with { Portal = new(portal, "lab.example") }).Worst("portal-not-on-host");

        Assert.Equal(state, finding.State);
        if (state == Failed) finding.Says(Failed, Site.Hv02, "runs on this host", "Move the portal");
    }

    [Theory]
    [InlineData("2.0", Failed)]
    [InlineData("3.0", Passed)]
    [InlineData("5.1.26100.1", Passed)]
    public void PowerShell_is_3_or_later(string version, FindingState state)
    {
        var evidence = Site.Good.Seeing(Site.Hv01, look => look with { PowerShellVersion = version });

        Assert.Equal(state, evidence.Judge("powershell")[0].State);
        if (state == Failed) evidence.Worst("powershell").Says(Failed, Site.Hv01, "PowerShell 2.0", "KB2506143");
    }

    [Theory]
    [InlineData(0, 0, Passed)]
    [InlineData(59, 0, Passed)]
    [InlineData(60, 0, Warning)]
    [InlineData(-299, 0, Warning)]
    [InlineData(300, 0, Failed)]
    [InlineData(-3600, 0, Failed)]
    [InlineData(301, 2, Warning)] // the question itself took four seconds
    public void Clocks_are_less_than_five_minutes_apart_and_a_minute_is_worth_a_word(int ahead, int error, FindingState state)
    {
        var evidence = Site.Good.Seeing(Site.Hv02, look => look with { ClockAhead = TimeSpan.FromSeconds(ahead), ClockError = TimeSpan.FromSeconds(error) });

        var finding = evidence.Judge("clock").Single(each => each.About == Site.Hv02);

        Assert.Equal(state, finding.State);
        if (state != Passed) finding.Says(state, Site.Hv02, ahead < 0 ? "behind" : "ahead of", "w32tm /resync");
    }

    [Fact]
    public void A_member_of_Protected_Users_fails_with_shares_and_is_warned_without()
    {
        var guarded = Site.Good.SeeingAll(look => look with { Groups = [.. look.Groups, new("S-1-5-21-1-2-3-525", @"LAB\Protected Users")] });

        guarded.Worst("protected-users").Says(Failed, Site.Account, "Protected Users", "service account");
        guarded.With(settings => settings with { StorageKind = StorageKind.Csv }).Worst("protected-users").Says(Warning, Site.Account, "Kerberos alone", "service account");
    }

    [Fact]
    public void A_host_without_the_switch_is_named() =>
        Site.Good.WithoutVmm().Seeing(Site.Hv02, look => look with { Switches = ["DMZ"] }).Worst("network").Says(Failed, Site.Hv02, "no network 'LAN'", "switch of this name");

    [Fact]
    public void Where_no_network_is_chosen_none_is_missing() => Assert.Empty(Site.Good.With(settings => settings with { Switch = null }).Judge("network"));

    [Fact]
    public void A_token_without_a_label_is_not_filtered() =>
        Assert.All(Site.Good.SeeingAll(look => look with { Groups = [new("S-1-5-32-544", @"BUILTIN\Administrators")] }).Judge("local-administrator"), finding => Assert.Equal(Passed, finding.State));

    [Fact]
    public void The_portal_on_a_host_is_found_by_what_the_host_calls_itself() =>
        (Site.Good with { Portal = new("hv09.lab.example", "lab.example") }).Seeing(Site.Hv01, look => look with { Name = "hv09.lab.example" }).Worst("portal-not-on-host")
            .Says(Failed, Site.Hv01, "runs on this host (hv09.lab.example)", "Move the portal");

    [Fact]
    public void The_machine_with_the_console_is_no_role_even_where_VMM_is_one() =>
        Site.Good.With(settings => settings with { Vmm = new("vmm.lab.example", Site.Vmm) }).Facts(facts => facts with { HighlyAvailable = true }).VmmMachine(look => look with { Name = "vmm02.lab.example" })
            .Worst("name-fits").Says(Failed, Site.Vmm, "calls itself vmm02.lab.example", "DNS");

    [Fact]
    public void Of_a_silent_host_nobody_can_tell_the_switches_without_VMM() => Site.Good.WithoutVmm().Silent(Site.Hv02).Worst("network").Says(Unknown, Site.Hv02, Site.Silence.Why, "is up");

    [Fact]
    public void VMMs_machine_is_asked_for_its_clock_and_its_PowerShell_too()
    {
        Site.Good.VmmMachine(look => look with { ClockAhead = TimeSpan.FromMinutes(9) }).Worst("clock").Says(Failed, Site.Vmm, "540 s ahead of", "w32tm");
        Site.Good.VmmMachine(look => look with { PowerShellVersion = "2.0" }).Worst("powershell").Says(Failed, Site.Vmm, "PowerShell 2.0", "KB2506143");
    }

    [Theory]
    [InlineData("S-1-5-21-1-2-3-5250")]
    [InlineData("S-1-5-21-1-2-525")]
    [InlineData("S-1-5-32-525")]
    public void Protected_Users_is_a_group_of_a_domain_with_its_own_number(string sid) =>
        Assert.Equal(Passed, Site.Good.SeeingAll(look => look with { Groups = [.. look.Groups, new(sid, "x")] }).Worst("protected-users").State);
}
