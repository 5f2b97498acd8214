using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class PowerTests : IDisposable
{
    private readonly SessionOn _on = new(WindowsRelease.Ws2022);

    private TestSession Session => _on.Session;

    public void Dispose() => _on.Dispose();

    [Fact]
    public void A_running_machine_has_its_disk_to_itself_and_shares_its_parents()
    {
        _on.Machine();
        Session.Run("Checkpoint-VM -Name VDI-001 -SnapshotName first; Start-VM -Name VDI-001");
        var files = _on.Host.AsPortal();
        var leaf = (string)Session.One("(Get-VMHardDiskDrive -VMName VDI-001).Path");

        Assert.Equal(0x80070020u, FileWords.Refused(() => files.Delete(leaf)));
        Assert.Equal(0x80070020u, FileWords.Refused(() => files.OpenRead(leaf).Dispose()));
        Assert.Equal(0x80070020u, FileWords.Refused(() => files.Delete(@"D:\vm\VDI-001.vhdx")));
        files.OpenRead(@"D:\vm\VDI-001.vhdx").Dispose();

        Session.Run("Stop-VM -Name VDI-001 -TurnOff -Force");
        files.Delete(leaf);
    }

    [Fact]
    public void What_runs_still_holds_its_disks_after_the_lab_has_ended_and_begun_again()
    {
        var id = _on.Machine();
        Session.Run("Start-VM -Name VDI-001");

        _on.Lab.Restart();

        Assert.Equal(VmPower.Running, _on.Now(id).Power);
        Assert.Equal(0x80070020u, FileWords.Refused(() => _on.Host.AsPortal().Delete(@"D:\vm\VDI-001.vhdx")));
    }

    [Fact]
    public void A_disk_that_is_missing_or_taken_or_over_a_changed_parent_starts_nothing()
    {
        _on.Machine("one");
        _on.Machine("two");
        Session.Run(@"Add-VMHardDiskDrive -VMName two -ControllerType SCSI -Path D:\vm\one.vhdx; Start-VM -Name one");
        Assert.Equal("0x80070020", Session.Refusal("Start-VM -Name two").Code());
        Session.Run("Stop-VM -Name one -TurnOff");
        Session.Run("Start-VM -Name two; Stop-VM -Name two -TurnOff");

        Session.Run("Checkpoint-VM -Name two");
        _on.Host.WriteInto(@"D:\vm\two.vhdx", 0, [1]);
        Assert.Equal("0x80070002", MissingCode());
        Assert.All(_on.Host.Machines.All, machine => Assert.Equal(VmPower.Off, machine.Power));

        string MissingCode()
        {
            _on.Host.OwnFiles.Delete(@"D:\vm\one.vhdx");
            return Session.Refusal("Start-VM -Name one").Code();
        }
    }

    [Fact]
    public void Starting_takes_memory_and_an_address()
    {
        var (one, two) = (_on.Machine("one"), _on.Machine("two"));
        Session.Run("Set-VMNetworkAdapter -VMName one -StaticMacAddress 00155D010203; Set-VMNetworkAdapter -VMName two -StaticMacAddress 00155D010203; Start-VM -Name one");
        Assert.Equal("0x80070034", Session.Refusal("Start-VM -Name two").Code());

        Session.Run("Set-VMNetworkAdapter -VMName two -DynamicMacAddress; Start-VM -Name two");
        Assert.StartsWith("00155D", _on.Now(two).Adapters[0].Mac, StringComparison.Ordinal);
        Assert.NotEqual("00155D010203", _on.Now(two).Adapters[0].Mac);

        var left = _on.Host.MemoryBytes - _on.Host.Machines.MemoryInUse;
        for (var n = 0; left > 0; n++, left -= 12L << 40)
            _on.Host.Machines.Add(_on.Now(one) with { Id = Guid.NewGuid(), Name = $"big-{n}", Adapters = [], Drives = [], Memory = new VmMemory { Startup = 12L << 40 } });
        Session.Run("Stop-VM -Name two -TurnOff");
        Assert.Equal("0x8007000E", Session.Refusal("Start-VM -Name two").Code());
    }

    [Fact]
    public void A_host_has_256_addresses_of_its_own()
    {
        _on.Machine();
        var mac = (string)Session.One("Start-VM -Name VDI-001; (Get-VMNetworkAdapter -VMName VDI-001).MacAddress");
        for (var last = 0; last < 256; last++)
        {
            var taken = $"{mac[..10]}{last:X2}";
            if (taken != mac)
                _on.Host.Machines.Add(new VmRecord { Id = Guid.NewGuid(), Name = taken, Folder = @"D:\vm", Adapters = [new VmAdapter(Guid.NewGuid(), "Network Adapter", taken, DynamicMac: true, null, 0)] });
        }

        _on.Machine("late");
        Assert.Equal("0x800705AA", Session.Refusal("Start-VM -Name late").Code());
    }

    [Fact]
    public void On_a_full_volume_a_machine_pauses_and_goes_on_when_there_is_room()
    {
        var id = _on.Machine();
        _on.Host.Faults.Turn(Faults.DiskFull, on: true);
        Session.Run("Start-VM -Name VDI-001");
        Assert.Equal("PausedCritical", Session.One("\"$((Get-VM -Name VDI-001).State)\""));
        Assert.Equal("0x80070070", Session.Refusal("Resume-VM -Name VDI-001").Code());

        _on.Host.Faults.Turn(Faults.DiskFull, on: false);
        Session.Run("Resume-VM -Name VDI-001");
        Assert.Equal(VmPower.Running, _on.Now(id).Power);
    }

    [Fact]
    public void States_follow_each_other_as_they_may()
    {
        var id = _on.Machine();
        Assert.Equal("InvalidState", Session.Refusal("Save-VM -Name VDI-001").Id());
        Session.Run("Start-VM -Name VDI-001; Start-VM -Name VDI-001; Suspend-VM -Name VDI-001");
        Assert.Equal(VmPower.Paused, _on.Now(id).Power);
        Session.Run("Resume-VM -Name VDI-001; Save-VM -Name VDI-001");
        Assert.Equal(VmPower.Saved, _on.Now(id).Power);
        Assert.Equal(0x80070020u, FileWords.Refused(() => _on.Host.AsPortal().Delete(@"D:\vm\VDI-001.vhdx")));
        Assert.Equal("InvalidState", Session.Refusal("Resume-VM -Name VDI-001").Id());
        Session.Run("Start-VM -Name VDI-001");

        Session.Run("Stop-VM -Name VDI-001 -Force");
        Assert.Equal(VmPower.Off, _on.Now(id).Power);
    }

    [Fact]
    public void A_checkpoint_freezes_disks_also_of_a_running_machine()
    {
        var id = _on.Machine();
        Session.Run("Start-VM -Name VDI-001; Checkpoint-VM -Name VDI-001 -SnapshotName one; Checkpoint-VM -Name VDI-001 -SnapshotName two");

        Assert.Equal(["one", "two"], Session.Run("Get-VMSnapshot -VMName VDI-001 | ForEach-Object { $_.Name }").Select(each => each.BaseObject));
        Assert.Equal(@"D:\vm\VDI-001.vhdx", Session.One("(Get-VMHardDiskDrive -VMSnapshot (Get-VMSnapshot -VMName VDI-001 -Name one)).Path"));
        var now = Assert.Single(_on.Now(id).Drives).Path!;
        Assert.Matches(@"^D:\\vm\\VDI-001_[0-9A-F-]{36}\.avhdx$", now);
        Assert.Matches(@"^D:\\vm\\VDI-001_[0-9A-F-]{36}\.avhdx$", (string)Session.One("param($p) (Get-VHD -Path $p).ParentPath", ("p", now)));
        Assert.Equal(0x80070020u, FileWords.Refused(() => _on.Host.AsPortal().OpenRead(now).Dispose()));
    }
}
