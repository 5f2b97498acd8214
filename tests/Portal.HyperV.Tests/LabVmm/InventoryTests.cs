using Portal.Lab.Vmm;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class InventoryTests
{
    [Fact]
    public void Networks_hang_together()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012Sp1);

        Assert.Equal("LAN", on.One("(Get-SCLogicalNetwork -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv03)).Name"));
        Assert.Equal("LAN on LAN", on.One("Get-SCVMNetwork -VMMServer $vmm | ForEach-Object { \"$($_.Name) on $($_.LogicalNetwork)\" }"));
        Assert.Equal("LAN hv03.lab.example LAN", on.One("Get-SCVirtualNetwork -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv03) | ForEach-Object { \"$($_.Name) $($_.VMHost) $($_.LogicalNetworks)\" }"));
        Assert.Equal(2, on.Run("Get-SCVirtualNetwork -VMHostCluster (Get-SCVMHostCluster -VMMServer $vmm)").Count);
        Assert.Equal(["High bandwidth", "Medium bandwidth", "Low bandwidth"], on.Texts("Get-SCPortClassification -VMMServer $vmm | ForEach-Object { $_.Name }"));
        Assert.Equal("00:1D:D8:B7:1C:00 00:1D:D8:F4:1F:FF", on.One("Get-SCMACAddressPool -VMMServer $vmm | ForEach-Object { \"$($_.MACAddressRangeStart) $($_.MACAddressRangeEnd)\" }"));
        Assert.Equal("192.0.2.10 192.0.2.250 192.0.2.0/24", on.One("Get-SCStaticIPAddressPool -VMMServer $vmm | ForEach-Object { \"$($_.IPAddressRangeStart) $($_.IPAddressRangeEnd) $($_.Subnet)\" }"));
    }

    [Fact]
    public void Storage_is_that_of_the_hosts_and_the_shares()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);

        Assert.Equal([@"C:\ False Local Storage", @"C:\ClusterStorage\Volume1 True Local Storage"],
            on.Texts("Get-SCStorageVolume -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01) | ForEach-Object { \"$($_.Name) $($_.IsClusterSharedVolume) $($_.Classification)\" }"));
        Assert.Equal(@"\\files.lab.example\vms Remote Storage True", on.One("Get-SCStorageFileShare -VMHostCluster (Get-SCVMHostCluster -VMMServer $vmm) | ForEach-Object { \"$($_.SharePath) $($_.Classification) $($_.FreeSpace -gt 0)\" }"));
        Assert.Equal(["Local Storage", "Remote Storage"], on.Texts("Get-SCStorageClassification -VMMServer $vmm | ForEach-Object { $_.Name }"));
    }
}
