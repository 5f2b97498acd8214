using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.Tests.Prerequisites;

public sealed class StorageRulesTests
{
    private static readonly Evidence Seeds = Site.Good.Facts(facts => facts with { Version = "3.1.6011.0", ConsoleVersion = "3.1.6011.0" })
        .SeeingAll(look => look with { WindowsVersion = "6.2.9200", ClusterLevel = null });

    [Fact]
    public void Where_shares_VMM_2012_SP1_and_Windows_Server_2012_meet_CredSSP_must_be_on()
    {
        Assert.Equal([(Passed, Site.Hv01), (Passed, Site.Hv02)], Seeds.Judge("credssp").Select(finding => (finding.State, finding.About!)));
        Assert.All(Seeds.SeeingAll(look => look with { TakesCredSsp = null }).Judge("credssp"), finding => Assert.Equal(Passed, finding.State)); // the session itself came by it
        var off = Seeds.Seeing(Site.Hv02, look => look with { TakesCredSsp = false }).Worst("credssp");
        off.Says(Failed, Site.Hv02, "does not take CredSSP", "On portal01.lab.example: Enable-WSManCredSSP -Role Client -DelegateComputer hv02.lab.example -Force.");
        Assert.Contains("On hv02.lab.example: Enable-WSManCredSSP -Role Server -Force.", off.Remedy, StringComparison.Ordinal);
        Seeds.Seeing(Site.Hv01, look => look with { Authentication = "Kerberos" }).Worst("credssp").Says(Failed, Site.Hv01, "came by Kerberos", "Choose CredSSP");
        Seeds.Seeing(Site.Hv01, look => look with { Authentication = null, TakesCredSsp = null }).Worst("credssp").Says(Unknown, Site.Hv01, "tells neither", "Enable-WSManCredSSP");
    }

    [Fact]
    public void Elsewhere_CredSSP_is_not_asked_for()
    {
        Assert.Empty(Seeds.With(settings => settings with { StorageKind = StorageKind.Csv }).Judge("credssp"));
        Assert.Empty(Seeds.SeeingAll(look => look with { WindowsVersion = "6.1.7601" }).Judge("credssp"));
        Assert.Empty(Site.Good.SeeingAll(look => look with { TakesCredSsp = false }).Judge("credssp"));
        Assert.Empty(Seeds.WithoutVmm().Judge("credssp"));
    }

    [Fact]
    public void On_every_release_a_small_disk_proves_the_second_hop() =>
        Site.Good.Host(Site.Hv02, host => host with { Folders = [Site.Storage with { Proof = new Gap("access is denied (32769).", "Use CredSSP.") }] }).Worst("storage-proof")
            .Says(Failed, Site.Hv02, "could not make a small disk in " + Site.Folder + ": access is denied", "CredSSP");

    [Fact]
    public void Where_a_hosts_WinRM_takes_no_CredSSP_the_second_hop_is_named_as_the_cause() =>
        Site.Good.Host(Site.Hv02, host => host with { Look = Site.Look with { TakesCredSsp = false }, Folders = [Site.Storage with { Proof = new Gap("access is denied.", "Grant it.") }] })
            .Worst("storage-proof").Says(Failed, Site.Hv02, "credentials end at the host", "Enable-WSManCredSSP -Role Client -DelegateComputer hv02.lab.example");

    [Fact]
    public void By_SSH_a_key_fails_with_shares_and_a_password_passes()
    {
        var ssh = Site.Good.With(settings => settings with { Transport = Transport.Ssh });

        Assert.Equal(Passed, ssh.Worst("ssh-password").State);
        var key = ssh.With(settings => settings with { HasPassword = false });
        key.Worst("ssh-password").Says(Failed, Site.Account, "signs in by key", "password");
        Assert.Empty(key.With(settings => settings with { StorageKind = StorageKind.Csv }).Judge("ssh-password"));
    }

    [Fact]
    public void Windows_and_VMM_that_know_no_SMB_3_fail()
    {
        Site.Good.Seeing(Site.Hv01, look => look with { WindowsVersion = "6.1.7601" }).Worst("smb-3").Says(Failed, Site.Hv01, "knows no SMB 3", "local storage");
        Site.Good.Facts(facts => facts with { Version = "3.0.6005.0" }).Worst("smb-3").Says(Failed, Site.Vmm, "VMM 2012 knows no machines on SMB 3", "upgrade VMM");
    }

    [Fact]
    public void Storage_that_a_host_does_not_reach_fails_on_that_host() =>
        Site.Good.Host(Site.Hv02, host => host with { Folders = [Site.Storage with { Facts = new Gap("the share was not found.", "Check the share's name.") }] }).Worst("storage-reached")
            .Says(Failed, Site.Hv02, "out of its reach: the share was not found", "share's name");

    [Theory]
    [InlineData("Compressed", "is compressed", "compact /u")]
    [InlineData("Encrypted", "is encrypted", "cipher /d")]
    [InlineData("SparseFile", "is sparse", "fsutil sparse")]
    public void A_compressed_encrypted_or_sparse_folder_fails(string attribute, string words, string remedy) =>
        Site.Good.Host(Site.Hv01, host => host with { Folders = [Site.Storage with { Facts = new FolderFacts(Site.Share, ["Directory", attribute], 1L << 40, 1L << 39) }] })
            .Worst("folder-attributes").Says(Failed, Site.Hv01, words, remedy);

    [Theory]
    [InlineData(1000, 500, 0, Passed)]
    [InlineData(1000, 99, 0, Warning)] // less than a tenth
    [InlineData(1000, 500, 401, Warning)] // promised away
    [InlineData(1000, 500, 500, Failed)]
    [InlineData(100, 19, 0, Warning)] // a fifth, but less than 20 GB
    [InlineData(100, 20, 0, Passed)]
    public void Free_space_counts_without_what_is_promised_away(long total, long free, long promised, FindingState state)
    {
        var evidence = Site.Good.OnFolders(folder => folder with { Facts = new FolderFacts(Site.Share, [], total << 30, free << 30) }) with { PromisedBytes = promised << 30 };

        var finding = evidence.Worst("free-space");

        Assert.Equal(state, finding.State);
        if (promised > 0) Assert.Contains($"{promised} GB of them promised", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_that_allows_reading_only_is_told_as_such()
    {
        var reading = Site.Good.OnFolders(folder => folder with { OnShare = Site.Rights("Read", Site.Account) });

        reading.Worst("share-account").Says(Failed, Site.Share, @"LAB\portal may read there, and not write: the share gives Read", "Grant-SmbShareAccess -Name 'vms' -AccountName 'LAB\\portal' -AccessRight Full");
    }

    [Fact]
    public void An_administrator_of_a_host_is_not_yet_one_of_the_file_server()
    {
        var administrators = Site.Good.OnFolders(folder => folder with { OnFolder = Site.Rights("FullControl", @"BUILTIN\Administrators") });
        administrators.Worst("share-account").Says(Unknown, Site.Folder, @"perhaps it is in BUILTIN\Administrators of the file server", "or name it");

        var ofDomain = administrators.Seeing(Site.Hv01, look => look with { Groups = [.. look.Groups, new("S-1-5-21-1-2-3-512", @"LAB\Domain Admins")] });
        Assert.All(ofDomain.Judge("share-account"), finding => Assert.Equal(Passed, finding.State));

        var named = administrators.OnFolders(folder => folder with { OnFolder = new AccessList([.. folder.OnFolder!.Answer!.Entries, new(Site.Account, "ReadAndExecute, Synchronize", Allows: true)]) });
        named.Worst("share-account").Says(Failed, Site.Folder, "may read there, and not write: NTFS gives ReadAndExecute", "icacls");
    }

    [Theory]
    [InlineData(@"VORDEFINIERT\Administratoren", "FullControl", true, Unknown)]
    [InlineData(@"BUILTIN\Administrators", "FullControl", true, Failed)] // that Windows has another name for them
    [InlineData(@"VORDEFINIERT\Administratoren", "Modify", true, Failed)]
    [InlineData(@"VORDEFINIERT\Administratoren", "FullControl", false, Failed)]
    public void Administrators_are_known_by_the_name_that_the_host_has_for_them_and_count_with_full_rights_alone(string who, string rights, bool allows, FindingState state)
    {
        var evidence = Site.Good.SeeingAll(look => look with { Groups = [new("S-1-16-12288", "Hoch"), new("S-1-5-32-544", @"VORDEFINIERT\Administratoren")] })
            .OnFolders(folder => folder with { OnFolder = new AccessList([new(@"LAB\Others", "ReadAndExecute", Allows: true), new(who, rights, allows)]) });

        Assert.Equal(state, evidence.Worst("share-account").State);
    }

    [Fact]
    public void A_group_of_the_domain_is_not_the_one_of_the_same_name_that_every_machine_has() =>
        Site.Good.SeeingAll(look => look with { Groups = [new("S-1-5-21-1-2-3-1199", @"LAB\Users")] }).OnFolders(folder => folder with { OnShare = Site.Rights("Full", @"BUILTIN\Users") })
            .Worst("share-account").Says(Failed, Site.Share, "is missing in the rights of the share", "Grant-SmbShareAccess");

    [Fact]
    public void Without_a_host_that_tells_its_groups_the_account_counts_by_its_own_name() =>
        Assert.All(Site.Good.Host(Site.Hv01, host => host with { Look = Site.Silence }).Host(Site.Hv02, host => host with { Look = Site.Silence }).Judge("share-account"), finding => Assert.Equal(Passed, finding.State));

    [Theory]
    [InlineData("Read", true)]
    [InlineData("Full", false)]
    public void A_group_that_may_not_write_is_no_doubt_about_a_computer(string rights, bool allows) =>
        Assert.All(Site.Good.OnFolders(folder => folder with { OnShare = new AccessList([new(@"LAB\Hyper-V hosts", rights, allows)]) }).Judge("share-computers").Where(finding => finding.About == Site.Share),
            finding => Assert.Equal(Failed, finding.State));

    [Fact]
    public void Of_several_reasons_why_rights_could_not_be_read_the_first_is_told()
    {
        var unread = Site.Good.Host(Site.Hv01, host => host with { Folders = [Site.Storage with { OnShare = new Gap("One.", "First.") }] })
            .Host(Site.Hv02, host => host with { Folders = [Site.Storage with { OnShare = new Gap("Two.", "Second.") }] });

        unread.Worst("share-account").Says(Unknown, Site.Share, "One.", "First.");
        Assert.Empty(Site.Good.OnFolders(folder => folder with { OnFolder = null }).Judge("share-account")); // an old Windows reads neither
    }

    [Fact]
    public void The_account_counts_by_its_groups_and_a_denial_wins()
    {
        var byGroup = Site.Good.SeeingAll(look => look with { Groups = [.. look.Groups, new("S-1-5-21-1-2-3-1105", @"LAB\Portals")] })
            .OnFolders(folder => folder with { OnShare = Site.Rights("Full", @"LAB\Portals"), OnFolder = Site.Rights("FullControl", "Everyone") });

        Assert.All(byGroup.Judge("share-account"), finding => Assert.Equal(Passed, finding.State));
        byGroup.OnFolders(folder => folder with { OnFolder = new AccessList([new("Everyone", "FullControl", Allows: true), new(@"LAB\Portals", "Write", Allows: false)]) })
            .Worst("share-account").Says(Failed, Site.Folder, @"denies LAB\portal something, by the entry of LAB\Portals", "Remove that entry");
    }

    [Fact]
    public void Less_than_full_rights_are_too_few_in_NTFS_too() =>
        Site.Good.OnFolders(folder => folder with { OnFolder = Site.Rights("Modify, Synchronize", Site.Account) }).Worst("share-account")
            .Says(Failed, Site.Folder, "less than full rights: NTFS gives Modify", "icacls");

    [Theory]
    [InlineData(@"LAB\HV02$")]
    [InlineData(@"LAB\CLUSTER1$")]
    public void A_computer_whose_account_is_missing_is_named_with_the_place_where_it_is_missing(string missing)
    {
        var list = Site.Rights("Full", new[] { Site.Account, @"LAB\HV01$", @"LAB\HV02$", @"LAB\CLUSTER1$" }.Where(account => account != missing).ToArray());

        Site.Good.OnFolders(folder => folder with { OnShare = list }).Worst("share-computers").Says(Failed, Site.Share, $"{missing} is missing in the rights of the share", missing);
        Site.Good.OnFolders(folder => folder with { OnFolder = new AccessList([.. list.Entries.Select(entry => entry with { Rights = "FullControl" })]) })
            .Worst("share-computers").Says(Failed, Site.Folder, $"{missing} is missing in the rights of NTFS", "icacls");
    }

    [Fact]
    public void A_node_that_is_down_needs_its_rights_all_the_same() =>
        Site.Good.Silent(Site.Hv02, "Down").OnFolders(folder => folder with { OnShare = Site.Rights("Full", Site.Account, @"LAB\HV01$", @"LAB\CLUSTER1$") })
            .Worst("share-computers").Says(Failed, Site.Share, @"LAB\HV02$ is missing", "HV02$");

    [Fact]
    public void A_computer_that_may_be_in_a_group_is_a_doubt_and_not_a_failure()
    {
        var group = Site.Good.OnFolders(folder => folder with { OnShare = Site.Rights("Full", Site.Account, @"LAB\Hyper-V hosts", @"BUILTIN\Administrators") });

        var doubts = group.Judge("share-computers").Where(finding => finding.State == Unknown).ToList();

        Assert.Equal(3, doubts.Count);
        doubts[0].Says(Unknown, Site.Share, @"perhaps it is in a group that is: LAB\Hyper-V hosts.", "accept");
    }

    [Fact]
    public void Rights_that_nobody_could_read_are_a_doubt()
    {
        var unread = Site.Good.OnFolders(folder => folder with { OnShare = new Gap("files refused it: access is denied.", "Grant it.") });

        unread.Worst("share-account").Says(Unknown, Site.Share, "access is denied", "Grant it");
        unread.Worst("share-computers").Says(Unknown, Site.Share, "access is denied", "Grant it");
    }

    [Fact]
    public void What_one_host_could_read_is_true_for_all()
    {
        var one = Site.Good.Host(Site.Hv01, host => host with { Folders = [Site.Storage with { OnShare = Site.Silence }] });

        Assert.Equal(Passed, one.Judge("share-account").Max(finding => finding.State));
    }

    [Fact]
    public void Disks_that_are_not_on_a_share_need_no_rights_on_one()
    {
        var csv = Site.Good.With(settings => settings with { StorageKind = StorageKind.Csv })
            .OnFolders(folder => folder with { Share = null, OnShare = null, OnFolder = null, Proof = null });

        foreach (var key in (ReadOnlySpan<string>)["share-account", "share-computers", "storage-proof", "smb-3"]) Assert.Empty(csv.Judge(key));
    }

    [Fact]
    public void A_folder_within_another_connections_fails_and_the_same_folder_is_a_warning()
    {
        Beside(Site.Folder).Worst("storage-shared").Says(Warning, Site.Folder, "'Cluster 2' keeps disks in this folder too.", "a folder of its own");
        Beside(Site.Folder.ToUpperInvariant() + '\\').Worst("storage-shared").Says(Warning, Site.Folder, "'Cluster 2' keeps", "maintenance");
        Beside(@"\\files\vms\portal").Worst("storage-shared").Says(Warning, Site.Folder, "'Cluster 2' keeps", "maintenance");
        Beside(Site.Share).Worst("storage-shared").Says(Failed, Site.Folder, $"It lies in {Site.Share}, where the connection 'Cluster 2'", "beside");
        Beside(Site.Folder + @"\Finance").Worst("storage-shared").Says(Failed, Site.Folder, $@"{Site.Folder}\Finance, where the connection 'Cluster 2'", "beside");
        Assert.Empty(Beside(Site.Folder).With(settings => settings with { Address = "" }).Judge("storage-shared"));
    }

    [Fact]
    public void Other_folders_pass_and_those_of_the_same_share_are_named()
    {
        Assert.Equal(Finding.Passed(Site.Folder, "'Cluster 2' has other folders on this volume or share: what is promised to one counts for all."), Beside(Site.Folder + "2", Site.Share + @"\Identities").Worst("storage-shared"));
        Assert.Equal(Finding.Passed(Site.Folder, "No other connection is on this volume or share."), Beside(@"\\files.lab.example\other\portal").Worst("storage-shared"));
        var local = Site.Good.With(settings => settings with { Folders = [@"D:\Portal"] });
        Assert.Equal(Passed, (local with { Neighbours = [new("Host 3", "hv03.lab.example", [@"D:\Portal"])] }).Worst("storage-shared").State);
        Assert.Equal(Warning, (local with { Neighbours = [new("Host 3", Site.Cluster, [@"D:\Other", @"d:\portal"])] }).Worst("storage-shared").State);
    }

    [Fact]
    public void Several_connections_in_a_folder_or_beside_it_are_all_named()
    {
        Evidence Two(string folder) => Site.Good with { Neighbours = [new("Cluster 2", "cluster2.lab.example", [folder]), new("Cluster 3", "cluster3.lab.example", [folder])] };

        Two(Site.Folder).Worst("storage-shared").Says(Warning, Site.Folder, "'Cluster 2', 'Cluster 3' keep disks in this folder too.", "a folder of its own");
        Assert.StartsWith("'Cluster 2', 'Cluster 3' have other folders", Two(Site.Folder + "2").Worst("storage-shared").What, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_hosts_that_see_a_folder_each_with_other_room_the_least_counts_and_each_folder_for_itself()
    {
        var identities = Site.Share + @"\identities";
        FolderLook Seen(string folder, long free) => Site.Storage with { Folder = folder, Facts = new FolderFacts(Site.Share, [], 1000L << 30, free) };
        var evidence = Site.Good.Host(Site.Hv01, host => host with { Folders = [Seen(Site.Folder, 500L << 30), Seen(identities, 400L << 30)] })
            .Host(Site.Hv02, host => host with { Folders = [Seen(Site.Folder.ToUpperInvariant(), 9L << 30), Seen(identities, 10L << 30)] });

        var findings = evidence.Judge("free-space");

        Assert.Equal([(Site.Folder, "9216 MB of 1000 GB are free: that is little for disks that grow."), (identities, "10 GB of 1000 GB are free: that is little for disks that grow.")],
            findings.Select(finding => (finding.About!, finding.What)));
    }

    [Fact]
    public void A_computers_account_ends_with_the_fifteenth_character_of_its_name()
    {
        var renamed = Site.Good.Seeing(Site.Hv02, look => look with { Name = "averyverylonghost2.lab.example" });

        renamed.Judge("share-computers").First(finding => finding.State == Failed).Says(Failed, Site.Share, @"LAB\AVERYVERYLONGHO$ is missing", "AVERYVERYLONGHO$");
    }

    [Theory]
    [InlineData(5, "HV05$, CLUSTER1$ have")]
    [InlineData(6, "HV05$ and 2 more have")]
    public void Of_many_names_five_are_told_and_how_many_more_there_are(int nodes, string words)
    {
        List<HostSurvey> hosts = [.. Enumerable.Range(1, nodes).Select(n => new HostSurvey($"hv0{n}.lab.example", "Up", Site.Look with { Name = $"hv0{n}.lab.example", NetBiosDomain = null }, [Site.Storage with { OnShare = Site.Rights("Full", "Everyone") }]))];

        var told = (Site.Good with { Survey = Site.Good.Survey with { Hosts = hosts } }).Judge("share-computers").First(finding => finding.About == Site.Share).What;

        Assert.Contains(words, told, StringComparison.Ordinal);
    }

    private static Evidence Beside(params string[] folders) => Site.Good with { Neighbours = [new("Cluster 2", "cluster2.lab.example", folders)] };
}
