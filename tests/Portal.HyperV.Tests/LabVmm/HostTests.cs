using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class HostTests
{
    [Theory]
    [InlineData(VmmRelease.Vmm2012Sp1, "6.2.9200", "6.2.9200")]
    [InlineData(VmmRelease.Vmm2012R2, "6.3.9600", "6.3.9600")]
    [InlineData(VmmRelease.Vmm2016, "10.0.14393", "6.3.9600")]
    [InlineData(VmmRelease.Vmm2025, "10.0.26100", "10.0.17763")]
    public void The_hosts_of_a_release_have_a_Windows_that_it_manages(VmmRelease release, string ofCluster, string ofOthers)
    {
        using var on = new VmmOn(release);

        Assert.Equal([$"hv01.lab.example {ofCluster} cluster01.lab.example", $"hv02.lab.example {ofCluster} cluster01.lab.example", $"hv03.lab.example {ofOthers} "],
            on.Texts("Get-SCVMHost -VMMServer $vmm | ForEach-Object { \"$($_.Name) $($_.OperatingSystem.Version) $($_.HostCluster)\" }"));
        Assert.Equal(on.Server.Release, release.OwnWindows());
    }

    [Fact]
    public void Hosts_lie_in_groups_and_clusters_have_nodes()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);

        Assert.Equal(["All Hosts", @"All Hosts\Group of cluster01", @"All Hosts\Standalone"], on.Texts("Get-SCVMHostGroup -VMMServer $vmm | ForEach-Object { $_.Path }"));
        Assert.Equal("hv03.lab.example", on.One("(Get-SCVMHost -VMHostGroup (Get-SCVMHostGroup -VMMServer $vmm -Name Standalone)).FQDN"));
        Assert.Equal(3, on.Run("Get-SCVMHost -VMHostGroup (Get-SCVMHostGroup -VMMServer $vmm -Name 'All Hosts')").Count);
        Assert.Equal("cluster01 hv01.lab.example hv02.lab.example All Hosts\\Group of cluster01",
            on.One("Get-SCVMHostCluster -VMMServer $vmm | ForEach-Object { \"$($_.ClusterName) $($_.Nodes) $($_.HostGroup.Path)\" }"));
        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], on.Texts("Get-SCVMHost -VMHostCluster (Get-SCVMHostCluster -VMMServer $vmm -Name cluster01.lab.example) | ForEach-Object { $_.ComputerName }"));
        Assert.Equal("hv02.lab.example", on.One("$h = Get-SCVMHost -VMMServer $vmm -ComputerName hv02; (Get-SCVMHost -VMMServer $vmm -ID $h.ID).Name"));
    }

    [Fact]
    public void A_host_that_is_down_is_shown_as_not_responding_and_a_paused_one_takes_nothing()
    {
        using var on = new VmmOn(VmmRelease.Vmm2022);
        on.Lab.Hv01.Faults.Turn(Faults.Down, on: true);
        on.Lab.Hv02.Faults.Turn(Faults.Paused, on: true);

        Assert.Equal(["NotResponding NotResponding False False", "OK Responding True False", "OK Responding False True"],
            on.Texts("Get-SCVMHost -VMMServer $vmm | ForEach-Object { \"$($_.OverallState) $($_.CommunicationState) $($_.MaintenanceHost) $($_.AvailableForPlacement)\" }"));
    }

    [Fact]
    public void A_read_only_administrator_sees_his_groups_and_changes_nothing()
    {
        using var on = new VmmOn(VmmRelease.Vmm2022);
        on.Machine();
        on.Server.Faults.Turn(Faults.ReadOnlyAdmin, on: true);

        Assert.Equal("ReadOnlyAdmin ReadOnlyAdmin LAB\\portal All Hosts\\Group of cluster01",
            on.One("Get-SCUserRole -VMMServer $vmm | ForEach-Object { \"$($vmm.Profile) $($_.Profile) $($_.Members) $($_.VMHostGroup.Path)\" }"));
        Assert.Contains("You do not have permission", on.Refusal("Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001 | Start-SCVirtualMachine").Exception.Message, StringComparison.Ordinal);
        Assert.Equal("PowerOff", on.One("\"$((Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001).Status)\""));
    }

    [Fact]
    public void A_delegated_administrator_sees_the_hosts_of_his_groups_alone()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012R2);
        on.Server.Faults.Turn(Faults.DelegatedAdmin, on: true);

        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], on.Texts("Get-SCVMHost -VMMServer $vmm | ForEach-Object { $_.Name }"));
        Assert.Equal("DelegatedAdmin DelegatedAdmin LAB\\portal All Hosts\\Group of cluster01",
            on.One("Get-SCUserRole -VMMServer $vmm | ForEach-Object { \"$($vmm.Profile) $($_.Profile) $($_.Members) $($_.VMHostGroup.Path)\" }"));

        on.Server.Faults.Turn(Faults.DelegatedAdmin, on: false);
        Assert.Equal(["Administrator LAB\\portal", "Fabric Administrators "], on.Texts("Get-SCUserRole -VMMServer $vmm | ForEach-Object { \"$($_.Name) $($_.Members)\" }"));
    }

    [Fact]
    public void A_host_that_is_too_new_is_not_shown()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);
        on.Restart(("hv03", WindowsRelease.Ws2022));

        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], on.Texts("Get-SCVMHost -VMMServer $vmm | ForEach-Object { $_.Name }"));
    }

    [Fact]
    public void A_site_that_no_VMM_could_have_is_refused_with_the_reason()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);

        Assert.Contains("VMM 2016 manages some nodes of cluster01, but not hv02 with ws2019", Refused(on, ("hv02", WindowsRelease.Ws2019)));
        Assert.Contains("VMM 2016 manages none of the hosts: hv01 has ws2025", Refused(on, ("hv01", WindowsRelease.Ws2025), ("hv02", WindowsRelease.Ws2025), ("hv03", WindowsRelease.Ws2025)));
    }

    private static string Refused(VmmOn on, params (string Host, WindowsRelease Windows)[] releases) => Assert.Throws<InvalidDataException>(() =>
        LabSite.Open(new LabFolder(on.Lab.Root), 0, releases.ToDictionary(each => each.Host, each => each.Windows), on.Lab.Time)).Message;
}
