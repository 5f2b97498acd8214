using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Hosts;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class ConnectionRulesTests
{
    private static readonly ConnectionOrder Good = new()
    {
        Name = "Cluster 1", Address = "cluster1.lab.example", Transport = Transport.Lab, Account = @"LAB\portal", Password = new Secret("x"),
        StorageKind = StorageKind.Csv, StorageFolder = @"C:\ClusterStorage\Volume1\Portal",
    };

    private static readonly HostFacts Host = new("hv01.lab.example", "10.0.20348", null, Paused: false, 64L << 30, 32L << 30, ["LAN"]);

    [Fact]
    public void A_good_connection_is_taken() => Assert.True(new ConnectionIsWellFormed(["Cluster 2"]).Judge(Good).IsYes);

    public static TheoryData<string, string, string> Bad => new()
    {
        { "name", "", "needs a name" },
        { "name", "cluster 2", "already" },
        { "name", new string('x', 65), "at most 64" },
        { "address", "", "full name" },
        { "address", "a b", "full name" },
        { "address", "10.0.0.1", "no Kerberos name" },
        { "address", "cluster1", "no FQDN" },
        { "vmmServer", "vmm1", "no FQDN" },
        { "vmmServer", "fe80::1", "no Kerberos name" },
        { "vmmMachine", "console 1", "VMM's console" },
        { "identityFolder", @"\\files\vms", "same kind" },
        { "activePowerActions", "0", "1 to 1000" },
        { "newPowerActionsPerMinute", "1001", "1 to 1000" },
        { "powerActionsPercent", "101", "1 to 100" },
        { "account", " ", "account" },
        { "storageFolder", "", "needed" },
        { "storageFolder", "Portal", "no drive and no share" },
        { "storageFolder", "/srv/portal", "no drive and no share" },
        { "storageFolder", @"C:Portal", "no drive and no share" },
        { "storageFolder", @"C:\", "whole drive" },
        { "storageFolder", @"C:\a\..\b", "dot at the end" },
        { "storageFolder", @"C:\a*b", "no '*'" },
        { "storageFolder", @"C:\a\\b", "empty" },
        { "stagingFolder", @"\\files\vms", "own disk" },
        { "diskOperationsPerHost", "0", "1 to 32" },
        { "diskOperationsPerHost", "33", "1 to 32" },
        { "sessionsPerHost", "65", "1 to 64" },
    };

    [Fact]
    public void A_machine_with_the_console_alone_is_no_vmm() =>
        Assert.Equal("vmmMachine", Assert.Single(new ConnectionIsWellFormed([]).Judge(Good with { VmmMachine = "console1.lab.example" }).Objections).Field);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_field_is_named_with_its_rule(string field, string typed, string rule)
    {
        var number = int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : 1;
        var order = field switch
        {
            "name" => Good with { Name = typed },
            "address" => Good with { Address = typed },
            "account" => Good with { Account = typed },
            "storageFolder" => Good with { StorageFolder = typed },
            "vmmServer" => Good with { VmmServer = typed },
            "vmmMachine" => Good with { VmmServer = "vmm1.lab.example", VmmMachine = typed },
            "identityFolder" => Good with { IdentityFolder = typed },
            "activePowerActions" => Good with { ActivePowerActions = number },
            "newPowerActionsPerMinute" => Good with { NewPowerActionsPerMinute = number },
            "powerActionsPercent" => Good with { PowerActionsPercent = number },
            "stagingFolder" => Good with { StagingFolder = typed },
            "diskOperationsPerHost" => Good with { DiskOperationsPerHost = number },
            _ => Good with { SessionsPerHost = number },
        };

        var objection = Assert.Single(new ConnectionIsWellFormed(["Cluster 2"]).Judge(order).Objections);

        Assert.Equal(field, objection.Field);
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
        Assert.NotEmpty(objection.Remedy);
    }

    [Theory]
    [InlineData(StorageKind.Csv, @"\\files\vms", false)]
    [InlineData(StorageKind.Smb, @"C:\Portal", false)]
    [InlineData(StorageKind.Smb, @"\\files\vms", true)]
    [InlineData(StorageKind.Local, @"C:\Portal", true)]
    public void A_share_is_SMB_and_nothing_else_is(StorageKind kind, string folder, bool fits) =>
        Assert.Equal(fits, new ConnectionIsWellFormed([]).Judge(Good with { StorageKind = kind, StorageFolder = folder }).IsYes);

    [Theory]
    [InlineData(@"\\files", "server and a name")]
    [InlineData(@"\\?\C:\x", "device")]
    [InlineData(@"\\.\pipe\x", "device")]
    [InlineData(@"\\\share", "server and a name")]
    public void Half_a_share_is_none(string folder, string rule) =>
        Assert.Contains(rule, Assert.Single(WindowsPath.JudgeFolder("storageFolder", folder).Objections).Rule, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_switch_names_the_hosts_without_it_and_those_that_all_have()
    {
        var one = new HostFacts("hv1.lab.example", "10.0.14393", null, Paused: false, 1, 1, ["LAN", "DMZ"]);
        var rule = new SwitchIsKnown([one, one with { Name = "hv2.lab.example", Switches = ["lan"] }]);

        Assert.True(rule.Judge("LAN").IsYes);
        Assert.True(rule.Judge(null).IsYes);
        var objection = Assert.Single(rule.Judge("DMZ").Objections);
        Assert.Contains("hv2.lab.example has no switch", objection.Rule, StringComparison.Ordinal);
        Assert.Contains("LAN", objection.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_200_characters_is_the_longest()
    {
        Assert.True(WindowsPath.JudgeLength("name", new string('x', 200)).IsYes);
        Assert.Contains("at most 200", Assert.Single(WindowsPath.JudgeLength("name", new string('x', 201)).Objections).Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"X:\a\b.vhdx", @"X:\a\b.17.partial.vhdx")]
    [InlineData(@"X:\a.b\c", @"X:\a.b\c.17.partial")]
    public void A_half_written_file_keeps_its_extension(string path, string partial) => Assert.Equal(partial, WindowsPath.Partial(path, 17));

    [Fact]
    public void Machines_go_where_most_memory_is_left()
    {
        var big = new HostFacts("big", "10.0", null, Paused: false, 64, 40, []);
        var small = big with { Name = "small", FreeMemoryBytes = 20 };

        Assert.Equal(["big", "big", "big", "small", "big", "small"], Placement.Spread([small, big], 6, 10));
        Assert.Equal(["big"], Placement.Open([big, small with { Paused = true }]).Select(host => host.Name));
    }

    [Fact]
    public void What_can_run_at_once_leaves_room_for_the_loss_of_the_largest_host()
    {
        var one = new HostFacts("one", "10.0", null, Paused: false, 64, 60, []);

        Assert.Equal(6, Placement.CanRunAtOnce([one], 10));
        Assert.Equal(5, Placement.CanRunAtOnce([one, one with { Name = "two" }], 10));
        Assert.Equal(0, Placement.CanRunAtOnce([one, one with { Name = "two", FreeMemoryBytes = 1 }], 10));
    }

    [Theory]
    [InlineData("cluster1.lab.example", StorageKind.Local, "out of the others' reach")]
    [InlineData(null, StorageKind.Csv, "not in a cluster")]
    public void Storage_that_does_not_fit_its_hosts_is_refused(string? cluster, StorageKind kind, string rule)
    {
        var objection = Assert.Single(new StorageFitsHosts([Host with { Cluster = cluster }]).Judge(kind).Objections);

        Assert.Equal(("storageKind", kind.ToString()), (objection.Field, objection.Value));
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_is_refused_where_a_host_is_older_than_its_SMB_3()
    {
        var rule = new StorageFitsHosts([Host, Host with { Name = "old.lab.example", WindowsVersion = "6.1.7601" }]);

        Assert.Contains("old.lab.example has 6.1.7601", Assert.Single(rule.Judge(StorageKind.Smb).Objections).Rule, StringComparison.Ordinal);
        Assert.True(rule.Judge(StorageKind.Local).IsYes);
        Assert.True(new StorageFitsHosts([Host with { WindowsVersion = "6.2.9200" }]).Judge(StorageKind.Smb).IsYes);
    }

    [Theory]
    [InlineData("cluster1.lab.example", StorageKind.Csv)]
    [InlineData("cluster1.lab.example", StorageKind.Smb)]
    [InlineData(null, StorageKind.Local)]
    [InlineData(null, StorageKind.Smb)]
    public void Storage_that_fits_its_hosts_is_taken(string? cluster, StorageKind kind) =>
        Assert.True(new StorageFitsHosts([Host with { Cluster = cluster }]).Judge(kind).IsYes);
}
