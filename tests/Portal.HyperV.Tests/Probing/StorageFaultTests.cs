using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.Contracts;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.HyperV.Tests.Probing;

/// <summary>Each prerequisite of storage, green and red, through real sessions to machines with the fault switched on.</summary>
public sealed class StorageFaultTests(LabFixture lab) : ProbeTest(lab), IClassFixture<LabFixture>
{
    [Fact]
    public Task Without_a_second_hop_no_disk_can_be_made_on_the_share() => RedAsync("storage-proof", Hv02, "no-credssp", OnShare(), Failed, Hv02, "could not make a small disk", "CredSSP");

    [Fact]
    public async Task Whether_a_hosts_WinRM_takes_CredSSP_is_read_there()
    {
        Assert.All((await EvidenceAsync(OnShare())).Survey.Hosts, host => Assert.True(host.Look.Answer!.TakesCredSsp));
        await using (await Lab.WithAsync(Hv02, "no-credssp"))
        {
            var hosts = (await EvidenceAsync(OnShare())).Survey.Hosts;
            Assert.Equal([true, false], hosts.Select(host => host.Look.Answer!.TakesCredSsp!.Value));
        }
    }

    [Fact]
    public Task A_share_that_allows_reading_only_fails_with_a_word_of_its_own() =>
        RedAsync("share-account", Hv01, "share-read-only", OnShare(), Failed, Share, "may read there, and not write: the share gives Read", "Grant-SmbShareAccess -Name 'vms'");

    [Fact]
    public Task On_a_share_that_allows_reading_only_no_disk_can_be_made() => RedAsync("storage-proof", Hv02, "share-read-only", OnShare(), Failed, Hv02, "access is denied", "share and NTFS alike");

    [Fact]
    public Task A_node_whose_account_is_missing_on_the_share_is_named() =>
        RedAsync("share-computers", Hv02, "share-lacks-node", OnShare(), Failed, Share, @"LAB\HV02$ is missing in the rights of the share", @"LAB\HV02$");

    [Fact]
    public Task The_clusters_account_that_is_missing_on_the_share_is_named() =>
        RedAsync("share-computers", Hv01, "share-lacks-cluster", OnShare(), Failed, Share, @"LAB\CLUSTER01$ is missing in the rights of the share", @"LAB\CLUSTER01$");

    [Fact]
    public Task A_folder_that_allows_reading_only_fails_with_a_word_of_its_own() =>
        RedAsync("share-account", Hv01, "folder-read-only", OnShare(), Failed, Share + @"\Portal", "may read there, and not write: NTFS gives ReadAndExecute", "icacls");

    [Fact]
    public Task In_a_folder_that_allows_reading_only_no_disk_can_be_made() => RedAsync("storage-proof", Hv01, "folder-read-only", OnShare(), Failed, Hv02, "access is denied", "share and NTFS alike");

    [Fact]
    public Task A_node_whose_account_is_missing_in_the_folder_is_named() =>
        RedAsync("share-computers", Hv02, "folder-lacks-node", OnShare(), Failed, Share + @"\Portal", @"LAB\HV02$ is missing in the rights of NTFS", @"LAB\HV02$");

    [Fact]
    public Task The_clusters_account_that_is_missing_in_the_folder_is_named() =>
        RedAsync("share-computers", Hv01, "folder-lacks-cluster", OnShare(), Failed, Share + @"\Portal", @"LAB\CLUSTER01$ is missing in the rights of NTFS", @"LAB\CLUSTER01$");

    [Fact]
    public Task A_host_whose_Windows_knows_no_SMB_3_fails_with_shares() =>
        RedAsync("smb-3", Hv02, "old-windows", OnShare(), Failed, Hv02, "Windows 6.1.7601 knows no SMB 3", "hosts of Windows Server 2012 or later");

    [Fact]
    public async Task A_member_of_Protected_Users_fails_with_shares_and_reaches_none()
    {
        await RedAsync("protected-users", Hv01, "protected-users", OnShare(), Failed, Account, "no host can go on to a share with its credentials", "not in Protected Users");
        await RedAsync("storage-proof", Hv01, "protected-users", OnShare(), Failed, Hv01, "could not make a small disk", "");
    }

    [Fact]
    public Task A_compressed_volume_takes_no_disks() => RedAsync("folder-attributes", Hv02, "compressed", OnVolume(), Failed, Hv02, "is compressed", "compact /u");

    [Fact]
    public Task A_host_that_does_not_reach_a_share_is_named() => RedAsync("storage-reached", Hv02, "no-credssp", OnShare(), Failed, Hv02, "out of its reach", "rights");

    [Fact]
    public async Task A_share_that_is_not_there_is_told_as_such()
    {
        var findings = await JudgeAsync("storage-reached", OnShare(@"\\files.lab.example\other\Portal"));

        Assert.All(findings, finding => Assert.Equal(Failed, finding.State));
        Assert.Contains("share was not found", findings[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_volume_fails()
    {
        // Little is left, perhaps, of the disk of this machine; something is.
        Assert.All(await JudgeAsync("free-space", OnVolume()), finding => Assert.NotEqual(Failed, finding.State));
        await using (await Lab.WithAsync(Hv02, "disk-full"))
        {
            var finding = Assert.Single(await JudgeAsync("free-space", OnVolume()));
            Assert.Equal(Failed, finding.State);
            Assert.Contains("nothing is left", finding.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_that_lies_within_that_of_another_connection_fails_and_beside_it_passes()
    {
        var evidence = await EvidenceAsync(OnVolume());

        Assert.Equal(Passed, Judged(@"C:\ClusterStorage\Volume1\Portal2").State);
        var within = Judged(@"C:\ClusterStorage\Volume1");
        Assert.Equal((Failed, @"C:\ClusterStorage\Volume1\Portal"), (within.State, within.About));
        Assert.Contains("the connection 'Cluster 2' keeps its disks", within.What, StringComparison.Ordinal);

        Finding Judged(string theirs) => Assert.Single(RuleBook.Find("storage-shared")!.Judge(evidence with { Neighbours = [new("Cluster 2", Cluster, [theirs])] }));
    }

    [Fact]
    public async Task A_proof_leaves_nothing_and_takes_away_what_an_old_one_left()
    {
        var files = Lab.Machine("hv01").OwnFiles;
        var share = Lab.Machine("hv01").Files(Account, canGoOn: true);
        var (old, young) = (Share + @"\portal-proof-hv01.1.partial.vhdx", Share + @"\portal-proof-hv01.2.partial.vhdx");
        foreach (var path in new[] { old, young }) share.Create(path).Dispose();
        Assert.True(File.Exists(files.Real(old)));
        File.SetLastWriteTimeUtc(files.Real(old), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        var evidence = await EvidenceAsync(OnShare());
        Assert.All(evidence.Survey.Hosts, host => Assert.Equal((Share, true), (host.Folders[0].Facts.Answer!.LookedAt, host.Folders[0].Proof!.Answer!.Path.StartsWith(Share + @"\portal-proof-", StringComparison.Ordinal))));
        Assert.Equal([young[(Share.Length + 1)..]], share.List(Share).Files.Where(name => name.StartsWith("portal-proof", StringComparison.Ordinal)));
        share.Delete(young);
    }

    [Fact]
    public async Task A_failed_proof_leaves_nothing_either()
    {
        await using (await Lab.WithAsync(Hv02, "job-fails"))
            Assert.Contains(await JudgeAsync("storage-proof", OnShare()), finding => finding.State == Failed && finding.About == Hv02);

        Assert.DoesNotContain(Lab.Machine("hv01").Files(Account, canGoOn: true).List(Share).Files, name => name.Contains("proof", StringComparison.Ordinal));
    }
}
