using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class CatalogRulesTests
{
    private static readonly HostFacts Old = new("old.lab.example", "6.2.9200", null, Paused: false, 64L << 30, 32L << 30, ["LAN"]);
    private static readonly HostFacts New = Old with { Name = "new.lab.example", WindowsVersion = "10.0.14393" };
    private static readonly VmCheckpoint Clean = new(Guid.NewGuid(), "Clean", DateTimeOffset.UnixEpoch, @"D:\m_1.avhdx");
    private static readonly MasterVm Master = new(Guid.NewGuid(), "Debian", New.Name, 1, Running: false, @"D:\m.vhdx", [Clean]);

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    public void One_to_ten_thousand_machines_may_be_ordered(int count) => Assert.True(new MachineCount().Judge(count).IsYes);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(10_001)]
    [InlineData(100_000)]
    public void Other_counts_are_refused_with_the_limit(int count) => Says(new MachineCount().Judge(count), "machines", "1 to 10,000");

    [Fact]
    public void A_pattern_without_room_says_how_many_names_are_free()
    {
        var rule = new NamingSchemeHasRoom(NamingScheme.Of("PC##"), inUse: 90);

        Assert.True(rule.Judge(9).IsYes);
        Says(rule.Judge(10), "namingPattern", "9 free names; 10 were asked for");
    }

    [Theory]
    [InlineData("office", "already")]
    [InlineData("", "needs a name")]
    [InlineData("a/b", "no '/'")]
    [InlineData("Office.", "dot at the end")]
    [InlineData("NUL", "device")]
    [InlineData("con.txt", "device")]
    [InlineData("a\tb", "control")]
    public void A_catalogs_name_is_a_free_folder_name(string name, string rule) => Says(new CatalogName(["Office"]).Judge(name), "name", rule);

    [Fact]
    public void A_catalogs_name_has_64_characters()
    {
        Assert.True(new CatalogName([]).Judge(new string('a', 64)).IsYes);
        Says(new CatalogName([]).Judge(new string('a', 65)), "name", "at most 64");
    }

    [Theory]
    [InlineData(0, 2L << 30, "processors")]
    [InlineData(65, 2L << 30, "processors")]
    [InlineData(2, (2L << 30) + 1, "memoryBytes")]
    [InlineData(2, 511L << 20, "memoryBytes")]
    [InlineData(2, (1L << 40) + (1 << 20), "memoryBytes")]
    public void Hardware_has_limits(int processors, long memory, string field) => Says(new Hardware().Judge(Order(processors, memory)), field, "A machine has");

    [Theory]
    [InlineData(1, 512L << 20)]
    [InlineData(64, 1L << 40)]
    public void Hardware_at_its_limits_is_taken(int processors, long memory) => Assert.True(new Hardware().Judge(Order(processors, memory)).IsYes);

    [Theory]
    [InlineData("6.1.7601", 4, 64L << 30)]
    [InlineData("6.2.9200", 64, 1L << 40)]
    public void What_the_hosts_Windows_gives_a_machine_is_taken(string version, int processors, long memory) =>
        Assert.True(new HardwareFitsHosts([Old with { WindowsVersion = version }, New]).Judge((processors, memory)).IsYes);

    [Fact]
    public void More_than_the_oldest_host_gives_a_machine_is_refused_and_that_host_named()
    {
        var verdict = new HardwareFitsHosts([New, Old with { WindowsVersion = "6.1.7601" }]).Judge((5, (64L << 30) + (1 << 20)));

        Assert.Equal(["processors", "memoryBytes"], verdict.Objections.Select(objection => objection.Field));
        Assert.All(verdict.Objections, objection => Assert.Contains("Before Windows Server 2012", objection.Rule, StringComparison.Ordinal));
        Assert.All(verdict.Objections, objection => Assert.Contains("old.lab.example has 6.1.7601.", objection.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public void A_master_is_found_by_name_or_id()
    {
        Assert.True(new MasterIsThere([Master]).Judge("debian").IsYes);
        Assert.True(new MasterIsThere([Master]).Judge(Master.VmId.ToString()).IsYes);
    }

    [Fact]
    public void A_missing_master_names_those_that_are_there() => Says(new MasterIsThere([Master]).Judge("Ubuntu"), "master", "no such VM", "Debian");

    [Fact]
    public void Two_masters_of_one_name_are_told_apart_by_id() =>
        Says(new MasterIsThere([Master, Master with { VmId = Guid.NewGuid() }]).Judge("Debian"), "master", "2 VMs", Master.VmId.ToString());

    [Fact]
    public void A_master_without_a_disk_is_refused() => Says(new MasterIsThere([Master with { DiskPath = null }]).Judge("Debian"), "master", "no disk");

    [Fact]
    public void A_missing_checkpoint_names_those_that_are_there() => Says(new MasterDiskIsFrozen(Master).Judge("Old"), "checkpoint", "no such checkpoint", "Clean");

    [Fact]
    public void A_running_master_needs_a_checkpoint()
    {
        var running = new MasterDiskIsFrozen(Master with { Running = true });

        Says(running.Judge(null), "checkpoint", "is being written", "Clean");
        Assert.True(running.Judge("clean").IsYes);
        Assert.True(running.Judge(Clean.Id.ToString()).IsYes);
        Assert.True(new MasterDiskIsFrozen(Master).Judge(null).IsYes);
    }

    [Fact]
    public void Of_two_checkpoints_of_one_name_the_newest_is_meant()
    {
        var newer = Clean with { Id = Guid.NewGuid() };

        Assert.Equal(newer.Id, new MasterDiskIsFrozen(Master with { Checkpoints = [Clean, newer] }).Find("Clean")!.Id);
    }

    [Fact]
    public void Generation_2_needs_2012_R2_on_every_host()
    {
        var second = Master with { Generation = 2 };

        Says(new GenerationFitsHosts([New, Old]).Judge(second), "master", "old.lab.example has 6.2.9200");
        Assert.True(new GenerationFitsHosts([New]).Judge(second).IsYes);
        Assert.True(new GenerationFitsHosts([Old]).Judge(Master).IsYes);
        Assert.True(new GenerationFitsHosts([Old with { WindowsVersion = "6.3.9600" }]).Judge(second).IsYes);
        Says(new GenerationFitsHosts([New]).Judge(Master with { Generation = 3 }), "master", "Generation 3");
    }

    [Fact]
    public void One_host_before_Windows_Server_2012_makes_all_disks_VHD()
    {
        Assert.Equal(DiskExtension.Vhdx, DiskExtension.For([New, Old]));
        Assert.Equal(DiskExtension.Vhd, DiskExtension.For([New, Old with { WindowsVersion = "6.1.7601" }]));
        Assert.Equal((DiskExtension.Vhd, DiskExtension.Vhdx), (DiskExtension.Of(@"D:\a.b\image-1.VHD"), DiskExtension.Of(@"D:\image-1.vhdx")));
    }

    [Fact]
    public void A_VHD_holds_2040_GiB()
    {
        Assert.True(new DiskFitsFormat("Debian", DiskExtension.Vhd).Judge(2040L << 30).IsYes);
        Assert.True(new DiskFitsFormat("Debian", DiskExtension.Vhdx).Judge(4L << 40).IsYes);
        Says(new DiskFitsFormat("Debian", DiskExtension.Vhd).Judge((2040L << 30) + 512), "master", "2 TiB", "upgrade the hosts");
    }

    [Fact]
    public void Storage_without_room_says_both_numbers()
    {
        var rule = new StorageHasRoom(@"D:\Portal", new(100L << 30, 10L << 30));

        Assert.True(rule.Judge(10L << 30).IsYes);
        Says(rule.Judge((10L << 30) + (1L << 29)), "storageFolder", "10.5 GiB will be written; 10 GiB of 100 GiB");
    }

    [Fact]
    public void Addresses_end_where_the_pool_does()
    {
        var rule = new MacPoolHasRoom(inUse: 65_530);

        Assert.True(rule.Judge(6).IsYes);
        Says(rule.Judge(7), "machines", "6 free addresses");
    }

    [Fact]
    public void Some_host_must_take_machines()
    {
        Assert.True(new HostsTakeMachines("Cluster 1").Judge([New, Old with { Paused = true }]).IsYes);
        Says(new HostsTakeMachines("Cluster 1").Judge([New with { Paused = true }]), "connectionId", "paused");
        Says(new HostsTakeMachines("Cluster 1").Judge([]), "connectionId", "no host");
    }

    private static void Says(Verdict verdict, string field, string rule, string? remedy = null)
    {
        var objection = Assert.Single(verdict.Objections);
        Assert.Equal(field, objection.Field);
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
        Assert.Contains(remedy ?? "", objection.Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(objection.Remedy);
    }

    private static CatalogOrder Order(int processors, long memory) => new()
    {
        Name = "Office", ConnectionId = Guid.NewGuid(), Master = "Debian", NamingPattern = "VDI-###", Machines = 1, Processors = processors, MemoryBytes = memory,
    };
}
