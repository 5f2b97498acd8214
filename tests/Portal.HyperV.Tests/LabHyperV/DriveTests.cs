using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class DriveTests : IDisposable
{
    private readonly SessionOn _on = new(WindowsRelease.Ws2012R2);

    public DriveTests() => _on.Host.OwnFiles.MakeFolder(@"D:\vm");

    private TestSession Session => _on.Session;

    public void Dispose() => _on.Dispose();

    private void Child(string path, string parent) => Session.Run("""
        param($data)
        $s = Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService
        $job = Get-CimInstance -InputObject (Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments @{ VirtualDiskSettingData = $data }).Job
        if ($job.JobState -ne 7) { throw $job.ErrorDescription }
        """, ("data", DiskWords.Setting(path, 4, parent)));

    [Fact]
    public void Attaching_lets_the_machine_open_its_disk_and_read_the_parents()
    {
        _on.Host.PutDisk(@"D:\vm\base.vhdx", DiskWords.Content());
        Child(@"D:\vm\child.vhdx", @"D:\vm\base.vhdx");
        var id = (Guid)Session.One(@"$vm = New-VM -Name a; Add-VMHardDiskDrive -VM $vm -Path D:\vm\child.vhdx; $vm.Id");

        var sid = VmSid.Of(id);
        Assert.Contains(new AclEntry(sid, FileAccessKind.Modify, Inherits: false), _on.Host.OwnFiles.Rights(@"D:\vm\child.vhdx").Entries);
        Assert.Contains(new AclEntry(sid, FileAccessKind.Read, Inherits: false), _on.Host.OwnFiles.Rights(@"D:\vm\base.vhdx").Entries);
    }

    [Fact]
    public void A_parent_that_all_machines_may_read_gets_no_entry_for_each()
    {
        _on.Host.PutDisk(@"D:\vm\base.vhdx", DiskWords.Content());
        Child(@"D:\vm\child.vhdx", @"D:\vm\base.vhdx");
        _on.Host.OwnFiles.Grant(@"D:\vm\base.vhdx", new AclEntry(VmSid.AllMachines, FileAccessKind.Read, Inherits: false));

        Session.Run(@"New-VM -Name a | Add-VMHardDiskDrive -Path D:\vm\child.vhdx");

        Assert.Single(_on.Host.OwnFiles.Rights(@"D:\vm\base.vhdx").Entries);
        Session.Run("Start-VM -Name a");
    }

    [Fact]
    public void A_file_that_replaces_the_disk_is_denied_at_start_until_it_is_attached_again()
    {
        var id = _on.Machine();
        _on.Host.OwnFiles.Delete(@"D:\vm\VDI-001.vhdx");
        _on.Host.PutDisk(@"D:\vm\VDI-001.vhdx", DiskWords.Content(2));

        Assert.Equal("0x80070005", Session.Refusal("Start-VM -Name VDI-001").Code());
        Session.Run("""
            $drive = Get-VMHardDiskDrive -VMName VDI-001
            Remove-VMHardDiskDrive -VMHardDiskDrive $drive
            Add-VMHardDiskDrive -VMName VDI-001 -Path $drive.Path -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0
            Start-VM -Name VDI-001
            """);

        Assert.Equal(VmPower.Running, _on.Now(id).Power);
    }

    [Fact]
    public void What_is_wrong_with_a_disk_shows_when_it_is_attached()
    {
        _on.Host.PutDisk(@"D:\vm\a.vhdx", DiskWords.Content());
        _on.Host.PutDisk(@"D:\vm\a.vhd", DiskWords.Content());
        Session.Run("New-VM -Name gen1; New-VM -Name gen2 -Generation 2");

        Assert.Equal("0x80070002", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen1 -Path D:\vm\none.vhdx").Code());
        Assert.Equal("0x80070003", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen1 -Path D:\none\a.vhdx").Code());
        Assert.Equal("0xC03A0014", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen1 -Path D:\vm\a.vhdx.partial").Code());
        Assert.Equal("0x80070057", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen2 -Path D:\vm\a.vhd").Code());
        Assert.Equal("0x80070057", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen2 -ControllerType IDE -Path D:\vm\a.vhdx").Code());
        Assert.Equal("0x80070057", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen1 -ControllerType IDE -ControllerNumber 0 -ControllerLocation 2 -Path D:\vm\a.vhdx").Code());
        Session.Run(@"Add-VMHardDiskDrive -VMName gen1 -Path D:\vm\a.vhdx");
        Assert.Equal("0x800700AA", Session.Refusal(@"Add-VMHardDiskDrive -VMName gen1 -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0 -Path D:\vm\a.vhdx").Code());
    }

    [Fact]
    public void Drives_are_found_by_place_of_one_machine_or_of_many()
    {
        var id = _on.Machine("one");
        _on.Machine("two");
        _on.Host.PutDisk(@"D:\vm\second.vhdx", DiskWords.Content());
        Session.Run(@"Add-VMHardDiskDrive -VMName one -ControllerType SCSI -Path D:\vm\second.vhdx");

        Assert.Equal(3, Session.Run("$all = @(Get-VM); Get-VMHardDiskDrive -VM $all").Count);
        Assert.Equal($@"{id} SCSI 0 0 D:\vm\second.vhdx", Session.One(
            "$d = Get-VMHardDiskDrive -VMName one -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 0; '{0} {1} {2} {3} {4}' -f $d.VMId, $d.ControllerType, $d.ControllerNumber, $d.ControllerLocation, $d.Path"));
        Assert.Empty(Session.Run("Get-VMHardDiskDrive -VMName one -ControllerType IDE -ControllerNumber 1"));
    }

    [Fact]
    public void Get_VHD_tells_format_kind_sizes_and_parent_and_of_a_running_machine_too()
    {
        _on.Host.PutDisk(@"D:\vm\base.vhd", DiskWords.Content());
        Child(@"D:\vm\child.vhd", @"D:\vm\base.vhd");
        Session.Run(@"New-VM -Name a | Add-VMHardDiskDrive -Path D:\vm\child.vhd; Start-VM -Name a");

        Assert.Equal($@"VHD Differencing {DiskWords.Size} D:\vm\base.vhd True", Session.One(
            @"$d = Get-VHD -Path D:\vm\child.vhd; '{0} {1} {2} {3} {4}' -f $d.VhdFormat, $d.VhdType, $d.Size, $d.ParentPath, ($d.FileSize -gt 1000)"));
        Assert.Equal("0x80070020", $"0x{FileWords.Refused(() => _on.Host.AsPortal().OpenRead(@"D:\vm\child.vhd").Dispose()):X8}");
        Assert.Equal("0x80070002", Session.Refusal(@"Get-VHD -Path D:\vm\none.vhdx").Code());
        Assert.Equal("0xC03A0014", Session.Refusal(@"Get-VHD -Path D:\vm\none.img").Code());
    }
}
