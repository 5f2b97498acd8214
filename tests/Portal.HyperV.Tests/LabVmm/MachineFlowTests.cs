using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class MachineFlowTests
{
    public static TheoryData<VmmRelease> Releases => VmmOn.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_machine_is_made_of_disks_that_are_there_started_stopped_and_deleted_without_the_disk_that_was_taken_off(VmmRelease release)
    {
        using var on = new VmmOn(release);

        var made = on.Machine();

        var machine = on.OnHost()!;
        Assert.Equal((1, 2, 1024L << 20, true, "portal:1"), (machine.Generation, machine.Processors, machine.Memory.Startup, machine.Clustered, machine.Notes));
        Assert.Equal([("IDE", 0, 0, $@"{VmmWords.Folder}\VDI-001.vhd"), ("IDE", 0, 1, $@"{VmmWords.Folder}\VDI-001-id.vhd")], machine.Drives.Select(drive => (drive.Controller, drive.Number, drive.Location, drive.Path!)));
        Assert.Equal(("00155D012A0F", "LAN"), (machine.Adapters.Single().Mac, machine.Adapters[0].Switch));
        Assert.Equal((string)made.VMId, $"{machine.Id:D}");
        Assert.NotEqual(machine.Id, (Guid)made.ID);
        Assert.Equal(release.HasGenerations() ? 1 : null, (int?)made.Generation);
        Assert.Equal(["PowerOff", "Running", "Paused", "Running", "Running", "Saved", "PowerOff", "PowerOff"], on.Texts("""
            $vm = Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001
            $vm.Status
            (Start-SCVirtualMachine -VM $vm).Status
            (Suspend-SCVirtualMachine -VM $vm).Status
            (Resume-SCVirtualMachine -VM $vm).Status
            (Reset-SCVirtualMachine -VM $vm).VirtualMachineState
            (Stop-SCVirtualMachine -VM $vm -SaveState).Status
            (Stop-SCVirtualMachine -VM $vm -DiscardSavedState).Status
            (Start-SCVirtualMachine -VM $vm | Stop-SCVirtualMachine -Force).Status
            """));

        Assert.Equal(["IDE 0 0"], on.Texts("""
            $vm = Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001
            Get-SCVirtualDiskDrive -VM $vm | Where-Object { $_.LUN -eq 1 } | ForEach-Object { Remove-SCVirtualDiskDrive -VirtualDiskDrive $_ -SkipDeleteVHD }
            Read-SCVirtualMachine -VM $vm | ForEach-Object { $_.VirtualDiskDrives } | ForEach-Object { "$($_.BusType) $($_.Bus) $($_.LUN)" }
            Remove-SCVirtualMachine -VM $vm
            """));
        Assert.Null(on.OnHost());
        Assert.Equal((false, true), (on.Has("VDI-001.vhd"), on.Has("VDI-001-id.vhd")));
        Assert.Empty(on.Run("Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001"));
    }

    [Fact]
    public void A_file_that_came_after_the_last_look_is_not_seen_until_the_host_is_read()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);
        on.PutDisks();

        Assert.Equal("2904", on.Refusal(VmmWords.Make, ("name", "VDI-001")).Id());
        Assert.Null(on.OnHost());

        on.Run("Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv02)"); // another host's look does not help
        Assert.Equal("2904", on.Refusal(VmmWords.Make, ("name", "VDI-001")).Id());
        on.Run("Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01)");
        on.Run(VmmWords.Make, ("name", "VDI-001"));
        Assert.NotNull(on.OnHost());

        on.Host.OwnFiles.Delete($@"{VmmWords.Folder}\VDI-001-id.vhd");
        Assert.Equal("2904", on.Refusal(VmmWords.Make, ("name", "VDI-001")).Id());
    }

    [Fact]
    public void A_name_may_belong_to_two_machines_and_a_job_group_makes_one()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.Machine();
        on.Machine("VDI-002");

        var again = on.Refusal(VmmWords.Make.Replace("[guid]::NewGuid()", "$group", StringComparison.Ordinal), ("name", "VDI-001"), ("group", on.Lab.Site.Vmm!.Database.Jobs.All.First(job => job.Group is not null).Group));
        Assert.Equal("3108", again.Id());
        on.Run($"{VmmWords.Make}\nSet-SCVirtualMachine -VM $vm -Name VDI-002 | Out-Null", ("name", "VDI-001"));
        Assert.Equal(2, on.Run("Get-SCVirtualMachine -VMMServer $vmm -Name VDI-002").Count);
    }

    [Fact]
    public void Twenty_twenty_five_makes_generation_2_unless_told_and_that_one_has_no_IDE()
    {
        using var on = new VmmOn(VmmRelease.Vmm2025);
        on.Host.OwnFiles.MakeFolder(VmmWords.Folder);
        on.Host.PutDisk($@"{VmmWords.Folder}\two.vhdx", DiskWords.Content());
        on.PutDisks();
        const string Scsi = """
            $h = Get-SCVMHost -VMMServer $vmm -ComputerName hv01
            Read-SCVMHost -VMHost $h | Out-Null
            $group = [guid]::NewGuid()
            if ($controller) { New-SCVirtualScsiAdapter -VMMServer $vmm -JobGroup $group -AdapterID 7 -ShareVirtualScsiAdapter $false -ScsiControllerType DefaultTypeNoType }
            New-SCVirtualDiskDrive -VMMServer $vmm -SCSI -Bus 0 -LUN 0 -JobGroup $group -FileName two.vhdx -Path C:\ClusterStorage\Volume1\vm -UseLocalVirtualHardDisk
            New-SCVirtualMachine -VMMServer $vmm -Name two -VMHost $h -Path C:\ClusterStorage\Volume1\vm -JobGroup $group
            """;

        Assert.Equal("12406", on.Refusal(Scsi, ("controller", false)).Id());
        Assert.Equal("2", on.One($"{Scsi} | ForEach-Object {{ \"$($_.Generation)\" }}", ("controller", true)));
        Assert.Equal("12406", on.Refusal(VmmWords.Make.Replace("$generation.Generation = 1", "", StringComparison.Ordinal), ("name", "VDI-001")).Id());
        Assert.Null(on.OnHost());
    }

    [Fact]
    public void VMM_makes_an_empty_disk_itself_with_its_folder_but_none_on_a_share()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012R2);
        on.Machine();
        const string Add = """
            New-SCVirtualDiskDrive -VMMServer $vmm -VM (Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001) -IDE -Bus 1 -LUN $lun -Dynamic -VirtualHardDiskSizeMB 64 -FileName own.vhd -Path $path |
                ForEach-Object { "$($_.VirtualHardDisk.VHDType) $($_.VirtualHardDisk.VHDFormatType) $($_.VirtualHardDisk.MaximumSize) $($_.VirtualHardDisk.Location)" }
            """;

        Assert.Equal(@"DynamicallyExpanding VHD 67108864 C:\ClusterStorage\Volume1\pvd\VDI-001\own.vhd", on.One(Add, ("lun", 0), ("path", @"C:\ClusterStorage\Volume1\pvd\VDI-001")));
        Assert.Equal("12700", on.Refusal(Add, ("lun", 1), ("path", @"\\files.lab.example\vms\VDI-001")).Id());
        on.Host.OwnFiles.MakeFolder(@"\\files.lab.example\vms\VDI-001");
        on.Run(Add, ("lun", 1), ("path", @"\\files.lab.example\vms\VDI-001"));
        Assert.Equal(4, on.OnHost()!.Drives.Count);
    }

    [Fact]
    public void An_address_of_zeros_comes_from_the_pool_and_adapters_can_be_changed_while_off()
    {
        using var on = new VmmOn(VmmRelease.Vmm2022);
        on.Machine();
        const string Set = "Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter (Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001).VirtualNetworkAdapters[0]";

        Assert.Equal("00:1D:D8:B7:1C:00 Static LAN LAN", on.One($"{Set} -MACAddressType Static -MACAddress 00:00:00:00:00:00 | ForEach-Object {{ \"$($_.MACAddress) $($_.MACAddressType) $($_.VirtualNetwork) $($_.VMNetwork)\" }}"));
        Assert.Equal(" ", on.One($"{Set} -NoConnection | ForEach-Object {{ \"$($_.VirtualNetwork) $($_.VMNetwork)\" }}"));
        on.Run("Start-SCVirtualMachine -VM (Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001)");
        Assert.Equal("1730", on.Refusal($"{Set} -MACAddressType Dynamic").Id());
    }

    [Fact]
    public void A_guest_that_does_not_answer_is_not_shut_down_and_no_switch_says_nothing()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        on.Machine();
        const string Stop = "$vm = Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001; Start-SCVirtualMachine -VM $vm | Out-Null; Stop-SCVirtualMachine -VM $vm";

        Assert.Equal("1738", on.Refusal($"{Stop} -Shutdown").Id());
        Assert.Equal("12406", on.Refusal(Stop).Id());
        Assert.Equal("AmbiguousParameterSet", on.Refusal($"{Stop} -Shutdown -Force").Id());
        Assert.Equal(VmPower.Running, on.OnHost()!.Power);
    }
}
