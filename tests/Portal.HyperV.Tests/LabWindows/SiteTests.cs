using System.Text.Json.Nodes;
using Portal.Lab.Site;
using Portal.Lab.Windows;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class SiteTests : IDisposable
{
    private readonly LabUnderTest _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void An_empty_folder_becomes_a_cluster_of_two_and_one_machine_for_itself()
    {
        var cluster = Assert.Single(_lab.Site.Clusters);

        Assert.Equal(("cluster01.lab.example", "cluster01"), (cluster.FullName, cluster.ShortName));
        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], cluster.Nodes.Select(node => node.FullName));
        Assert.Equal(WindowsRelease.Ws2022, _lab.Hv02.Release);
        Assert.Equal((WindowsRelease.Ws2012R2, null), (_lab.Hv03.Release, _lab.Hv03.Cluster));
        Assert.Equal([@"C:\", @"D:\"], _lab.Hv03.Volumes);
        Assert.Equal(["LAN"], _lab.Hv03.Switches);
    }

    [Fact]
    public void The_account_is_its_owners_alone_and_stays_the_same()
    {
        var path = Path.Combine(_lab.Root, "account.json");
        var written = File.ReadAllText(path);
        Assert.Equal(@"LAB\portal", (string?)JsonNode.Parse(written)!["user"]);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        _lab.Restart();

        Assert.Equal(written, File.ReadAllText(path));
        Assert.True(_lab.Site.Account.Is((string)JsonNode.Parse(written)!["password"]!));
        Assert.False(_lab.Site.Account.Is("another"));
    }

    [Fact]
    public void Another_windows_is_kept()
    {
        _lab.Restart(("HV03", WindowsRelease.Ws2012));
        Assert.Equal(WindowsRelease.Ws2012, _lab.Hv03.Release);

        _lab.Restart();
        Assert.Equal(WindowsRelease.Ws2012, _lab.Hv03.Release);
    }

    [Fact]
    public void Accounts_are_the_same_after_a_restart()
    {
        var sid = _lab.Hv01.Accounts.SidOf(@"LAB\HV01$");

        _lab.Restart();

        Assert.Equal(sid, _lab.Hv01.Accounts.SidOf("hv01$@lab.example"));
        Assert.Equal(@"LAB\HV01$", _lab.Hv01.Accounts.NameOf(sid!));
        Assert.Null(_lab.Hv01.Accounts.SidOf(@"OTHER\portal"));
    }

    [Fact]
    public void A_fault_outlives_the_process()
    {
        _lab.Hv02.Faults.Turn(Faults.MixedCluster, on: true);
        _lab.Hv02.Faults.Turn(Faults.Slow, on: true);
        _lab.Hv02.Faults.Turn(Faults.Slow, on: false);

        _lab.Restart();

        Assert.Equal([Faults.MixedCluster], _lab.Hv02.Faults.Set);
        Assert.Equal((WindowsRelease.Ws2019, WindowsRelease.Ws2022), (_lab.Hv02.Release, _lab.Hv01.Release));
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_refused()
    {
        using var other = new TemporaryFolder();
        other.File("letter.txt", "dear");

        Assert.Contains("letter.txt", Refused(other.FullPath));
        Assert.Equal(["letter.txt"], Directory.GetFileSystemEntries(other.FullPath).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("\"ws2022\"", "\"ws2003\"", "windows\" of hv01 is 'ws2003'")]
    [InlineData("\"hv02\"", "\"hv01\"", "'hv01' is there twice")]
    [InlineData("\"hv02\"", "\"a name with spaces\"", "no computer name")]
    [InlineData("\"cluster\": \"cluster01\"", "\"cluster\": \"cluster02\"", "'cluster02', which is not there")]
    [InlineData("\"domain\":", "\"domian\":", "domian")]
    public void A_site_that_cannot_be_is_refused_with_the_place(string right, string wrong, string words)
    {
        var path = Path.Combine(_lab.Root, "site.json");
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);

        var said = Refused(_lab.Root);

        Assert.Contains(words, said);
        Assert.Contains("site.json", said);
    }

    [Theory]
    [InlineData("macPool", "\"macPool\" of vmm01 is missing")]
    [InlineData("localClassification", "\"localClassification\" of vmm01 is missing")]
    [InlineData("release", "release")]
    public void What_a_VMM_must_have_and_the_site_lacks_is_named(string field, string words)
    {
        using var lab = new LabUnderTest(vmm: Portal.Lab.Vmm.VmmRelease.Vmm2025);
        Change(lab.Root, site => site["vmm"]!.AsObject().Remove(field));

        Assert.Contains(words, Refused(lab.Root));
    }

    [Fact]
    public void A_list_that_is_left_out_is_empty()
    {
        using var lab = new LabUnderTest(vmm: Portal.Lab.Vmm.VmmRelease.Vmm2025);
        Change(lab.Root, site =>
        {
            foreach (var field in (string[])["shares", "clusters"]) site.Remove(field);
            foreach (var host in site["hosts"]!.AsArray()) Array.ForEach(["switches", "cluster"], field => host!.AsObject().Remove(field));
            foreach (var field in (string[])["hostGroups", "delegatedGroups", "logicalNetworks", "vmNetworks", "portClassifications", "addressPools"]) site["vmm"]!.AsObject().Remove(field);
        });

        lab.Restart();

        Assert.Empty(lab.Site.Clusters);
        Assert.Empty(lab.Hv01.Switches);
        Assert.Equal(["All Hosts"], lab.Site.Vmm!.HostGroups);
        Assert.Null(lab.Hv01.Visitors("files", "vms"));
    }

    [Theory]
    [InlineData("drives", "\"drives\" of hv01 must be capital letters")]
    [InlineData("memoryBytes", "\"memoryBytes\" of hv01 must be more than 0")]
    [InlineData("name", "name")]
    [InlineData("windows", "windows")]
    public void What_a_machine_must_have_and_the_site_lacks_is_named(string field, string words)
    {
        Change(_lab.Root, site => site["hosts"]![0]!.AsObject().Remove(field));

        Assert.Contains(words, Refused(_lab.Root));
    }

    [Theory]
    [InlineData("hosts")]
    [InlineData("shares")]
    public void A_null_where_something_must_be_is_named(string field)
    {
        Change(_lab.Root, site => site[field] = null);

        Assert.Contains(field, Refused(_lab.Root));
    }

    [Fact]
    public void A_machine_of_VMM_may_have_a_longer_name_than_NetBIOS_knows_unless_another_begins_so()
    {
        using var lab = new LabUnderTest(vmm: Portal.Lab.Vmm.VmmRelease.Vmm2025);
        Change(lab.Root, site => site["vmm"]!["name"] = "virtualmachines01");
        lab.Restart();
        Assert.NotNull(lab.Site.Find("virtualmachines01.lab.example")!.Accounts.SidOf(@"LAB\VIRTUALMACHINES$"));

        Change(lab.Root, site => site["vmm"]!["console"] = "virtualmachines02");

        Assert.Contains("'virtualmachines01' is there twice", Refused(lab.Root));
    }

    private static void Change(string root, Action<JsonObject> change)
    {
        var path = Path.Combine(root, "site.json");
        var site = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(site);
        File.WriteAllText(path, site.ToJsonString());
    }

    private string Refused(string root) =>
        Assert.Throws<InvalidDataException>(() => LabSite.Open(new LabFolder(root), 0, new Dictionary<string, WindowsRelease>(), _lab.Time)).Message;
}
