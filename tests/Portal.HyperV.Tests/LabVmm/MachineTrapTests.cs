using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class MachineTrapTests
{
    private const string Get = "$vm = Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001\n";

    [Fact]
    public void A_drive_that_is_removed_without_a_word_takes_its_file_along_and_so_does_the_machine()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012R2);
        on.Machine();

        on.Run($"{Get}Remove-SCVirtualDiskDrive -VirtualDiskDrive $vm.VirtualDiskDrives[1]");
        Assert.Equal((true, false), (on.Has("VDI-001.vhd"), on.Has("VDI-001-id.vhd")));

        on.Run($"{Get}Remove-SCVirtualMachine -VM $vm");
        Assert.False(on.Has("VDI-001.vhd"));
    }

    [Fact]
    public void By_force_a_machine_leaves_VMM_alone_and_comes_back_when_its_host_is_read()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.Machine();

        on.Run($"{Get}Remove-SCVirtualMachine -VM $vm -Force");
        Assert.Empty(on.Run("Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001"));
        Assert.NotNull(on.OnHost());
        Assert.True(on.Has("VDI-001.vhd"));

        on.Run("Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01)");
        Assert.Equal("PowerOff ", on.One($"{Get}\"$($vm.Status) $($vm.Description)\"")); // what VMM knew of it is gone
    }

    [Fact]
    public void Files_can_be_kept_since_2016_and_the_switch_is_unknown_before()
    {
        using var later = new VmmOn(VmmRelease.Vmm2016);
        later.Machine();
        later.Run($"{Get}Remove-SCVirtualMachine -VM $vm -SkipFileRemoval");
        Assert.Equal((null, true), (later.OnHost(), later.Has("VDI-001.vhd")));

        using var old = new VmmOn(VmmRelease.Vmm2012R2);
        old.Machine();
        Assert.Equal("NamedParameterNotFound", old.Refusal($"{Get}Remove-SCVirtualMachine -VM $vm -SkipFileRemoval").Id());
        Assert.NotNull(old.OnHost());
    }

    [Fact]
    public void What_an_old_release_does_not_know_is_refused()
    {
        using var old = new VmmOn(VmmRelease.Vmm2012Sp1);
        Assert.Equal("NamedParameterNotFound", old.Refusal(VmmWords.Make.Replace("$generation = @{}", "$generation = @{ Generation = 1 }", StringComparison.Ordinal), ("name", "VDI-001")).Id());

        using var oldest = new VmmOn(VmmRelease.Vmm2012);
        Assert.Equal("NamedParameterNotFound", oldest.Refusal("Get-SCJob -Running -VMMServer $vmm").Id());
        Assert.Equal("CommandNotFoundException", oldest.Refusal("Get-SCVMNetwork -VMMServer $vmm").Id());
        Assert.Equal("CommandNotFoundException", oldest.Refusal("Get-SCStorageFileShare -VMMServer $vmm").Id());
        Assert.Equal("NamedParameterNotFound", oldest.Refusal("New-SCVirtualNetworkAdapter -VMMServer $vmm -JobGroup ([guid]::NewGuid()) -PortClassification $null").Id());
    }

    [Fact]
    public void A_creation_that_failed_leaves_an_object_that_only_a_repair_frees()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012R2);
        on.PutDisks();
        on.Run("Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01)");
        on.Server.Faults.Turn(Faults.CreateFails, on: true);

        Assert.Equal("12700", on.Refusal(VmmWords.Make, ("name", "VDI-001")).Id());

        Assert.Equal("CreationFailed portal:1 1", on.One($"{Get}\"$($vm.Status) $($vm.Description) $(@($vm.VirtualDiskDrives).Count)\""));
        Assert.Equal("1730", on.Refusal($"{Get}Remove-SCVirtualMachine -VM $vm").Id());
        Assert.Equal("1730", on.Refusal($"{Get}Start-SCVirtualMachine -VM $vm").Id());
        on.Restart();
        Assert.Equal("PowerOff", on.One($"{Get}(Repair-SCVirtualMachine -VM $vm -Dismiss -Force).Status"));
        on.Run($"{Get}Get-SCVirtualDiskDrive -VM $vm | ForEach-Object {{ Remove-SCVirtualDiskDrive -VirtualDiskDrive $_ -SkipDeleteVHD }}; Remove-SCVirtualMachine -VM $vm");
        Assert.Equal((null, true), (on.OnHost(), on.Has("VDI-001.vhd")));
    }

    [Fact]
    public void One_that_failed_before_its_host_had_it_is_missing_after_the_repair()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.PutDisks();
        const string Elsewhere = "Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01) | Out-Null\nNew-SCVirtualMachine -VMMServer $vmm -Name VDI-001 -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01) -Path X:\\vm -Generation 1";

        Assert.Equal("12700", on.Refusal(Elsewhere).Id());

        Assert.Equal("Missing", on.One($"{Get}(Repair-SCVirtualMachine -VM $vm -Dismiss -Force).Status"));
        on.Run($"{Get}Remove-SCVirtualMachine -VM $vm -Force");
        Assert.Empty(on.Run("Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001"));
    }

    [Fact]
    public void Records_and_jobs_outlive_the_process()
    {
        using var on = new VmmOn(VmmRelease.Vmm2022);
        var id = (Guid)on.Machine().ID;
        on.Refusal("Stop-SCVirtualMachine -VM (Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001) -DiscardSavedState");

        on.Restart();

        Assert.Equal("VDI-001 portal:1", on.One("$vm = Get-SCVirtualMachine -VMMServer $vmm -ID $id; \"$($vm.Name) $($vm.Description)\"", ("id", id)));
        Assert.Equal(["Stop virtual machine Failed 1730 100 %", "Create virtual machine Completed 0 100 %", "Refresh host Completed 0 100 %"],
            on.Texts("Get-SCJob -VMMServer $vmm | ForEach-Object { \"$($_.Name) $($_.Status) $($_.ErrorInfo.Code) $($_.Progress)\" }"));
        on.PutDisks("VDI-002");
        Assert.Equal("2904", on.Refusal(VmmWords.Make, ("name", "VDI-002")).Id()); // what it saw it still knows, and no more
    }

    [Fact]
    public void A_job_that_nobody_waits_for_says_itself_how_it_went()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);
        on.Machine();

        Assert.Equal("Completed 0", on.One($"{Get}Start-SCVirtualMachine -VM $vm -RunAsynchronously -JobVariable job | Out-Null; \"$($job.Status) $($job.ErrorInfo.Code)\""));
        Assert.Equal("Failed 1730", on.One($"{Get}Stop-SCVirtualMachine -VM $vm -DiscardSavedState -RunAsynchronously -JobVariable job; $found = Get-SCJob -VMMServer $vmm -ID $job.ID; \"$($found.Status) $($found.ErrorInfo.Code)\""));
    }

    [Fact]
    public void On_a_host_that_is_down_machines_do_not_respond_and_nothing_is_done()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.Machine();
        on.Host.Faults.Turn(Faults.Down, on: true);

        Assert.Equal("HostNotResponding", on.One($"{Get}$vm.Status"));
        Assert.Equal("2916", on.Refusal($"{Get}Start-SCVirtualMachine -VM $vm").Id());
        Assert.Equal("2916", on.Refusal("Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01)").Id());
        Assert.Equal(VmPower.Off, on.OnHost()!.Power);
    }

    [Fact]
    public void What_a_host_did_behind_its_back_is_seen()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.Machine();
        using var host = new TestSession(on.Host);

        host.Run("Start-VM -Name VDI-001");
        Assert.Equal("Running", on.One($"{Get}$vm.Status"));
        host.Run("Stop-VM -Name VDI-001 -TurnOff; New-VM -Name other -NoVHD");
        Assert.Equal(["VDI-001 PowerOff", "other PowerOff"], on.Texts("Get-SCVirtualMachine -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01) | ForEach-Object { \"$($_.Name) $($_.Status)\" }").Order(StringComparer.Ordinal));
        host.Run("Remove-ClusterGroup -InputObject (Get-ClusterGroup -VMId (Get-VM -Name VDI-001).Id) -RemoveResources -Force; Remove-VM -Name VDI-001 -Force");
        Assert.Equal("Missing", on.One($"{Get}$vm.Status"));
    }

    [Fact]
    public void A_highly_available_machine_needs_a_cluster_and_storage_of_all_nodes()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);
        const string New = "New-SCVirtualMachine -VMMServer $vmm -Name VDI-001 -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName $on) -Path $path -HighlyAvailable $true -Generation 1";

        Assert.Equal("12406", on.Refusal(New, ("on", "hv03"), ("path", @"D:\vm")).Id());
        Assert.Equal("12406", on.Refusal(New, ("on", "hv01"), ("path", @"C:\vm")).Id());
        on.Host.Faults.Turn(Faults.Paused, on: true);
        Assert.Equal("12406", on.Refusal(New, ("on", "hv01"), ("path", VmmWords.Folder)).Id());
    }

    [Fact]
    public void A_delegated_administrator_sees_only_machines_of_his_hosts()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        using var alone = new TestSession(on.Lab.Hv03);
        on.Machine();
        alone.Run("New-VM -Name hidden -NoVHD");
        Assert.Equal(2, on.Run("Get-SCVirtualMachine -VMMServer $vmm").Count);

        on.Server.Faults.Turn(Faults.DelegatedAdmin, on: true);
        Assert.Equal("VDI-001", on.One("(Get-SCVirtualMachine -VMMServer $vmm).Name"));
        Assert.Empty(on.Run("Get-SCStorageVolume -VMMServer $vmm; Get-SCStorageFileShare -VMMServer $vmm; Get-SCStorageClassification -VMMServer $vmm"));
    }
}
