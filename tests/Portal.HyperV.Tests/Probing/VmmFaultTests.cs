using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.OnVmm;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.HyperV.Tests.Probing;

/// <summary>Each prerequisite of VMM, green and red, through real sessions to a machine with its console, with the fault switched on.</summary>
public sealed class VmmFaultTests(Vmm2025Lab lab) : ProbeTest(lab), IClassFixture<Vmm2025Lab>
{
    private const string Vmm = "vmm01.lab.example", Console = "console01.lab.example";

    private ConnectionAccess Alone() => Lab.Access(Hv03, @"D:\Portal");

    [Fact]
    public async Task Through_a_healthy_VMM_every_prerequisite_passes()
    {
        var report = CheckReport.Of(await EvidenceAsync(OnShare()));

        // The lab's disk is that of this machine, however full.
        Assert.All(report.Checks.Where(check => check.Key != "free-space").SelectMany(check => check.Findings), finding => Assert.True(finding.State == Passed, finding.ToString()));
        Assert.Subset(report.Checks.Select(check => check.Key).ToHashSet(), new HashSet<string>(["vmm-release", "vmm-hosts", "same-forest", "vmm-console", "vmm-powershell", "vmm-role", "vmm-storage", "vmm-not-on-host", "vmm-name"]));
    }

    [Fact]
    public Task A_console_of_another_build_that_VMM_lets_in_fails_with_both_builds() =>
        RedAsync("vmm-console", "console01", "other-console", OnVolume(), Warning, "console01.lab.example", "of build 10.25.1200.1, and the server vmm01.lab.example of build 10.25.1200.0", "Install the update of the server");

    [Fact]
    public Task A_console_of_another_build_that_VMM_refuses_fails() => RedAsync("vmm-release", "console01", "stale-console", OnVolume(), Failed, Vmm, "of another build than the server", "console of the server's build");

    [Fact]
    public Task Without_a_console_VMM_cannot_be_spoken_to() => RedAsync("vmm-release", "console01", "no-console", OnVolume(), Failed, Vmm, "console01.lab.example", "console");

    [Fact]
    public Task An_account_in_no_role_of_VMM_fails() => RedAsync("vmm-release", "vmm01", "no-vmm-role", OnVolume(), Failed, Vmm, "does not let this account in", "user role");

    [Fact]
    public Task A_delegated_administrator_is_told_that_storage_is_not_listed() => RedAsync("vmm-storage", "vmm01", "delegated-admin", OnVolume(), Warning, @"LAB\portal", "lists no storage", "Type the storage folder in");

    [Fact]
    public async Task A_delegated_administrators_storage_is_proved_by_a_small_disk()
    {
        Assert.Empty(await JudgeAsync("storage-proof", OnVolume()));
        await using (await Lab.WithAsync("vmm01", "delegated-admin"))
        {
            var proofs = await JudgeAsync("storage-proof", OnVolume());
            Assert.Equal([(Passed, Hv01), (Passed, Hv02)], proofs.Select(finding => (finding.State, finding.About!)));
        }
    }

    [Fact]
    public async Task A_delegated_administrators_groups_must_hold_the_chosen_host()
    {
        await using (await Lab.WithAsync("vmm01", "delegated-admin"))
        {
            Assert.All(await JudgeAsync("vmm-host-groups", OnVolume()), finding => Assert.Equal(Passed, finding.State));

            var outside = await JudgeAsync("vmm-host-groups", Lab.Access(Hv03, @"D:\Portal"));

            Assert.Equal((Failed, Hv03), (Assert.Single(outside).State, outside[0].About));
        }
    }

    [Fact]
    public async Task Another_forest_than_the_portals_fails_and_none_is_a_doubt()
    {
        foreach (var name in new[] { Vmm, Console })
            await RedAsync("same-forest", name, "foreign-forest", OnVolume(), Failed, name, "It is in the forest elsewhere.example, and the portal in lab.example", "use a VMM server of lab.example");

        // As of a portal without a directory in its settings.
        var evidence = await EvidenceAsync(OnVolume());
        Assert.Equal(Unknown, Assert.Single(RuleBook.Find("same-forest")!.Judge(evidence with { Portal = PortalMachine.Here(forest: null) })).State);
    }

    [Fact]
    public Task A_VMM_server_that_takes_no_session_leaves_its_forest_in_doubt() =>
        RedAsync("same-forest", Vmm, "denied", OnVolume(), Unknown, Vmm, "Access is denied", "by accepting this");

    [Fact]
    public Task A_name_of_the_VMM_server_that_leads_to_another_machine_is_told_with_both_names() =>
        RedAsync("name-fits", Vmm, "other-machine", OnVolume(), Failed, Vmm, "The machine that answers at vmm01.lab.example calls itself ", "as the VMM server");

    [Fact]
    public async Task A_role_of_VMM_is_no_machine_of_another_name() =>
        Assert.All(await JudgeAsync("name-fits", OnVolume() with { Vmm = new("vmm.lab.example", Console) }), finding => Assert.Equal(Passed, finding.State));

    [Fact]
    public Task A_host_whose_Windows_VMM_does_not_manage_fails() =>
        RedAsync("vmm-hosts", "hv03", "old-windows", Alone(), Failed, Hv03, "VMM 2025 does not manage hosts of Windows Server 2008 R2 SP1", "The upgrade planner shows the way");

    [Fact]
    public Task A_host_that_VMM_lists_no_more_cannot_be_chosen() =>
        RedAsync("place", "hv03", "old-windows", Alone(), Failed, Hv03, "VMM lists no cluster or host of this name", "Choose one of cluster01.lab.example");

    [Fact]
    public async Task A_cluster_that_VMM_lists_no_more_cannot_be_chosen_though_it_answers()
    {
        Assert.All(await JudgeAsync("place", OnVolume()), finding => Assert.Equal(Passed, finding.State));
        await using var one = await Lab.WithAsync(Hv01, "old-windows");
        await using var other = await Lab.WithAsync(Hv02, "old-windows");

        var finding = Assert.Single(await JudgeAsync("place", OnVolume()));

        Assert.Equal((Failed, Cluster), (finding.State, finding.About));
        Assert.Equal([(Failed, Hv01), (Failed, Hv02)], (await JudgeAsync("vmm-hosts", OnVolume())).Select(each => (each.State, each.About!)));
    }

    [Fact]
    public Task A_network_that_VMM_gives_a_host_no_more_is_named_with_the_host() =>
        RedAsync("network", Hv02, "no-switch", OnVolume(), Failed, Hv02, "It has no network 'LAN'", "Give it the logical network in VMM");

    [Fact]
    public Task A_name_of_VMMs_machine_that_leads_to_another_is_told_with_both_names() =>
        RedAsync("name-fits", "console01", "other-machine", OnVolume(), Failed, Console, "The machine that answers at console01.lab.example calls itself vmm01.lab.example", "Correct the address of console01.lab.example in DNS");

    [Fact]
    public Task Where_sessions_end_in_PowerShell_7_VMM_cannot_be_spoken_to() =>
        RedAsync("vmm-powershell", "console01", "powershell-7", OnVolume(), Failed, Console, "The session there is of PowerShell 7.4.6, which cannot load VMM's module", "Microsoft.PowerShell, which is Windows PowerShell");

    [Fact]
    public Task An_administrator_who_may_only_look_fails() =>
        RedAsync("vmm-role", "vmm01", "read-only-admin", OnVolume(), Failed, Account, "vmm01.lab.example knows it as ReadOnlyAdmin only", "member of the user role Administrator");

    [Fact]
    public Task VMM_on_a_machine_with_Hyper_V_fails() =>
        RedAsync("vmm-not-on-host", "vmm01", "runs-hyper-v", OnVolume(), Failed, Vmm, "VMM runs on a machine that has Hyper-V itself", "Remove the role Hyper-V there");

    [Fact]
    public async Task What_VMM_does_not_list_cannot_be_chosen()
    {
        var finding = Assert.Single(await JudgeAsync("place", Lab.Access("hv09.lab.example", @"D:\Portal")));

        Assert.Equal((Failed, "hv09.lab.example"), (finding.State, finding.About));
    }
}

/// <summary>Where shares, VMM 2012 SP1 and Windows Server 2012 meet: the guidance's own case, in the lab.</summary>
public sealed class Vmm2012Sp1FaultTests(Vmm2012Sp1Lab lab) : ProbeTest(lab), IClassFixture<Vmm2012Sp1Lab>
{
    [Fact]
    public Task A_cluster_of_which_one_half_runs_2008_and_the_other_2012_is_not_supported() =>
        RedAsync("cluster-not-mixed", Hv02, "mixed-cluster", OnVolume(), Failed, Cluster, "Windows Server 2008 R2 SP1 on hv02.lab.example; Windows Server 2012 on hv01.lab.example", "Bring all nodes to Windows Server 2012");

    [Fact]
    public Task CredSSP_must_be_on_and_the_commands_for_both_sides_are_told() =>
        RedAsync("credssp", Hv02, "no-credssp", OnShare(), Failed, Hv02, "does not take CredSSP",
            $"On {Here.Name}: Enable-WSManCredSSP -Role Client -DelegateComputer hv02.lab.example -Force. On hv02.lab.example: Enable-WSManCredSSP -Role Server -Force.");
}

/// <summary>VMM 2012 knows no shares, and is supported all the same.</summary>
public sealed class Vmm2012FaultTests(Vmm2012Lab lab) : ProbeTest(lab), IClassFixture<Vmm2012Lab>
{
    [Fact]
    public async Task VMM_2012_is_supported_and_knows_no_SMB_3()
    {
        var evidence = await EvidenceAsync(OnShare());

        Assert.Equal(Passed, Assert.Single(RuleBook.Find("vmm-release")!.Judge(evidence)).State);
        Assert.Contains(RuleBook.Find("smb-3")!.Judge(evidence), finding => finding.State == Failed && finding.What.Contains("VMM 2012 knows no machines on SMB 3", StringComparison.Ordinal));
    }
}

/// <summary>VMM on a machine with a long name, in the lab's site.</summary>
public sealed class LongNameFaultTests(LongNameLab lab) : ProbeTest(lab), IClassFixture<LongNameLab>
{
    [Fact]
    public async Task A_name_of_VMM_beyond_NetBIOS_fails_and_its_roles_short_one_passes()
    {
        var (of, byRole) = (OnVolume(), OnVolume() with { Vmm = new("vmm.lab.example", "console01.lab.example") });

        var evidence = await EvidenceAsync(of);
        var finding = Assert.Single(RuleBook.Find("vmm-name")!.Judge(evidence));

        // The name is that of a VMM that answers by it.
        Assert.Equal("virtualmachines01.lab.example", evidence.Survey.Vmm!.Facts.Answer!.Name);
        Assert.Equal((Failed, "virtualmachines01.lab.example"), (finding.State, finding.About));
        Assert.Contains("NetBIOS knows it as VIRTUALMACHINES", finding.What, StringComparison.Ordinal);
        Assert.Equal(Passed, Assert.Single(await JudgeAsync("vmm-name", byRole)).State);
    }
}
