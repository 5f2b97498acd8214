using System.Management.Automation;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.ThroughVmm;
using Xunit;

namespace Portal.HyperV.Tests.ThroughVmm;

public sealed class VmmRowTests
{
    private const string Stamp = "0199b0f0-7f4f-7a53-9d3e-2f6a51c0a001";
    private static readonly Guid Id = Guid.NewGuid(), VmId = Guid.NewGuid();

    [Fact]
    public void A_machine_of_VMM_has_its_disks_in_order_and_its_address_as_hosts_write_it()
    {
        var vm = VmmRows.Vm(VmRow("PowerOff", @"SCSI 0 1 D:\i.vhdx", @"SCSI 0 0 D:\b.vhdx"));

        Assert.Equal((Id, Guid.Parse(Stamp), VmId, "hv01"), (vm.Id, vm.Facts.Stamp, vm.Facts.VmId, vm.Facts.Host));
        Assert.Equal((PowerState.Off, "00155D800001", true), (vm.Facts.Power, vm.Facts.MacAddress, vm.Facts.Complete));
        Assert.Equal([@"D:\b.vhdx", @"D:\i.vhdx"], vm.Facts.Disks);
    }

    [Theory]
    [InlineData("UnderCreation")]
    [InlineData("CreationFailed")]
    [InlineData("Missing")]
    public void What_VMM_has_not_made_or_does_not_find_is_not_complete(string status) => Assert.False(VmmRows.Vm(VmRow(status, @"SCSI 0 1 D:\i.vhdx", @"SCSI 0 0 D:\b.vhdx")).Facts.Complete);

    [Fact]
    public void A_machine_without_its_second_disk_is_not_complete() => Assert.False(VmmRows.Vm(VmRow("PowerOff", @"SCSI 0 0 D:\b.vhdx")).Facts.Complete);

    [Theory]
    [InlineData("Running", PowerState.Running)]
    [InlineData("Saved", PowerState.Saved)]
    [InlineData("Paused", PowerState.Paused)]
    [InlineData("HostNotResponding", PowerState.Unknown)]
    [InlineData("Starting", PowerState.Unknown)]
    public void VMMs_words_for_power_are_understood(string status, PowerState power) => Assert.Equal(power, VmmRows.Vm(VmRow(status)).Facts.Power);

    [Fact]
    public void An_address_is_written_as_VMM_wants_it() => Assert.Equal("00:15:5D:01:2A:0F", VmmRows.Mac("00155D012A0F"));

    [Fact]
    public void What_the_host_says_of_power_wins_and_what_is_off_has_no_heartbeat()
    {
        var vm = VmmRows.Vm(VmRow("Running")).Facts;

        var running = HostLife.With(vm with { Power = PowerState.Off }, Row(("State", "Running"), ("Heartbeat", 2), ("GuestName", "vdi-001.lab.example")));
        var off = HostLife.With(vm, Row(("State", "Off"), ("Heartbeat", 13), ("GuestName", "vdi-001.lab.example")));

        Assert.Equal((PowerState.Running, 2, "vdi-001.lab.example"), (running.Power, running.Heartbeat, running.GuestName));
        Assert.Equal((PowerState.Off, 0, null), (off.Power, off.Heartbeat, off.GuestName));
    }

    [Fact]
    public void An_index_tells_ours_from_others()
    {
        var index = VmmIndex.Of([$"{Stamp} {Id}", $"{VmId}", "", "nonsense"]);

        Assert.Equal(Id, Assert.Single(index.Ours).Value);
        Assert.Equal([VmId], index.Others);
    }

    [Fact]
    public void Nodes_are_one_place_and_volumes_of_a_cluster_one_storage()
    {
        var offer = VmmOfferRows.Offer(
        [
            Server("Administrator"), Host("hv02", "cluster01", true), Host("hv01", "cluster01", false), Host("hv03", null, true),
            Row(("Kind", "Network"), ("Name", "LAN"), ("Host", "hv01")), Row(("Kind", "Network"), ("Name", "LAN"), ("Host", "hv03")),
            Row(("Kind", "PortClassification"), ("Name", "High bandwidth")),
            Row(("Kind", "MAC"), ("Name", "Default"), ("First", "00:1D:D8:B7:1C:00"), ("Last", "00:1D:D8:F4:1F:FF")),
            Storage("Csv", @"C:\ClusterStorage\Volume1", "hv01", 50), Storage("Csv", @"C:\ClusterStorage\Volume1", "hv02", 40),
            Storage("Local", @"D:\", "hv01", 9), Storage("Local", @"D:\", "hv03", 8), Storage("Share", @"\\files\vms", "hv03", 7),
        ]);

        Assert.Equal(["cluster01", "hv03"], offer.Places.Select(place => place.Name));
        Assert.Equal(["hv01"], offer.Places[0].Silent);
        Assert.Equal(["hv01", "hv03"], Assert.Single(offer.Networks).Hosts);
        Assert.Equal([StorageKind.Csv, StorageKind.Local, StorageKind.Local, StorageKind.Smb], offer.Storages.OrderBy(storage => storage.Path, StringComparer.Ordinal).Select(storage => storage.Kind));
        Assert.Equal((40, 2), (offer.Storages.Single(storage => storage.Kind == StorageKind.Csv).FreeBytes, offer.Storages.Single(storage => storage.Kind == StorageKind.Csv).Hosts.Count));
        Assert.False(offer.StorageHidden);
    }

    [Theory]
    [InlineData("Administrator", false)]
    [InlineData("DelegatedAdmin", true)]
    public void Storage_is_hidden_where_somebody_who_is_no_administrator_is_shown_none(string profile, bool hidden) =>
        Assert.Equal(hidden, VmmOfferRows.Offer([Server(profile), Host("hv01", null, true)]).StorageHidden);

    [Fact]
    public void The_first_row_of_an_offer_is_the_server_that_makes_it()
    {
        var vmm = VmmOfferRows.Offer([Server("Administrator"), Host("hv01", null, true)]).Vmm;

        Assert.Equal(("vmm01", "3.2.7510.0", null, false, "Administrator", "All Hosts"),
            (vmm!.Name, vmm.Version, vmm.ConsoleVersion, vmm.HighlyAvailable, vmm.Profile, Assert.Single(vmm.HostGroups)));
    }

    private static Row Server(string profile) => Row(
        ("Name", "vmm01"), ("Version", "3.2.7510.0"), ("ConsoleVersion", null), ("HighlyAvailable", false), ("Profile", profile), ("HostGroups", new object[] { "All Hosts" }));

    private static Row VmRow(string status, params object[] disks) => Row(
        ("Id", Id), ("VMId", $"{VmId}"), ("Name", "VDI-001"), ("Description", $"portal:{Stamp}"), ("Status", status), ("Host", "hv01"), ("Disks", disks), ("MacAddress", "00:15:5D:80:00:01"));

    private static Row Host(string name, string? cluster, bool responding) => Row(("Kind", "Host"), ("Name", name), ("Cluster", cluster), ("HostGroup", @"All Hosts\Berlin"), ("Responding", responding));

    private static Row Storage(string kind, string path, string host, long free) => Row(
        ("Kind", kind), ("Name", path), ("Host", host), ("Classification", "Local Storage"), ("TotalBytes", 100L), ("FreeBytes", free));

    private static Row Row(params (string Name, object? Value)[] values)
    {
        var row = new PSObject();
        foreach (var (name, value) in values) row.Properties.Add(new PSNoteProperty(name, value));
        return new Row("console01", "Get-PortalVmmVM", row);
    }
}
