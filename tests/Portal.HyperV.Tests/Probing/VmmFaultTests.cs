using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.OnVmm;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.HyperV.Tests.Probing;

/// <summary>Each prerequisite of VMM, green and red, through real sessions to a machine with its console, with the fault switched on.</summary>
public sealed class VmmFaultTests(Vmm2025Lab lab) : ProbeTest(lab), IClassFixture<Vmm2025Lab>
{
    private const string Vmm = "vmm01.lab.example";

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
        var evidence = await EvidenceAsync(OnVolume());

        Assert.Equal(Failed, Assert.Single(RuleBook.Find("same-forest")!.Judge(evidence with { Portal = new("portal01", "other.example") })).State);
        Assert.Equal(Unknown, Assert.Single(RuleBook.Find("same-forest")!.Judge(evidence with { Portal = new("portal01", null) })).State);
    }

    [Fact]
    public async Task A_host_whose_Windows_VMM_does_not_manage_fails()
    {
        var evidence = await EvidenceAsync(OnVolume());
        var old = evidence with { Survey = evidence.Survey with { Hosts = [.. evidence.Survey.Hosts.Select(host => host with { Look = host.Look.Answer! with { WindowsVersion = "10.0.14393" } })] } };

        Assert.All(RuleBook.Find("vmm-hosts")!.Judge(evidence), finding => Assert.Equal(Passed, finding.State));
        Assert.All(RuleBook.Find("vmm-hosts")!.Judge(old), finding => Assert.Equal(Failed, finding.State));
    }

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
            "On portal01.lab.example: Enable-WSManCredSSP -Role Client -DelegateComputer hv02.lab.example -Force. On hv02.lab.example: Enable-WSManCredSSP -Role Server -Force.");
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
