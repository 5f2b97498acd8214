using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class MachineCmdletTests : IDisposable
{
    private readonly List<SessionOn> _open = [];

    public void Dispose() => _open.ForEach(each => each.Dispose());

    private SessionOn On(WindowsRelease release)
    {
        _open.Add(new SessionOn(release));
        return _open[^1];
    }

    [Theory]
    [InlineData(WindowsRelease.Ws2012, "4.0", "xml")]
    [InlineData(WindowsRelease.Ws2012R2, "5.0", "xml")]
    [InlineData(WindowsRelease.Ws2016, "8.0", "vmcx")]
    [InlineData(WindowsRelease.Ws2019, "9.0", "vmcx")]
    [InlineData(WindowsRelease.Ws2022, "10.0", "vmcx")]
    [InlineData(WindowsRelease.Ws2025, "12.0", "vmcx")]
    public void A_machine_is_made_changed_and_removed_on_every_Windows(WindowsRelease release, string version, string extension)
    {
        var on = On(release);
        on.Host.OwnFiles.MakeFolder(@"D:\vm");
        var id = (Guid)on.Session.One(@"(New-VM -Name birth -Path D:\vm -MemoryStartupBytes 1073741824 -NoVHD -SwitchName LAN).Id");
        on.Session.Run("""
            param($id)
            $vm = Get-VM -Id $id
            Set-VM -VM $vm -ProcessorCount 2 -StaticMemory -MemoryStartupBytes 2147483648 -AutomaticStartAction Nothing -AutomaticStopAction ShutDown
            Set-VM -VM $vm -Notes 'portal:1' -NewVMName VDI-001
            $adapter = @(Get-VMNetworkAdapter -VM $vm)[0]
            Set-VMNetworkAdapter -VMNetworkAdapter $adapter -StaticMacAddress '00-15-5d-01-02-03'
            """, ("id", id));

        var machine = on.Now(id);
        Assert.Equal(("VDI-001", "portal:1", 2, 2L << 30, @"D:\vm\birth", version), (machine.Name, machine.Notes, machine.Processors, machine.Memory.Startup, machine.Folder, machine.Version));
        Assert.Equal(("Nothing", "ShutDown"), (machine.AutomaticStartAction, machine.AutomaticStopAction));
        Assert.Equal(("00155D010203", false, "LAN"), (machine.Adapters[0].Mac, machine.Adapters[0].DynamicMac, machine.Adapters[0].Switch));
        Assert.Equal([$"{id.ToString("D").ToUpperInvariant()}.{extension}"], on.Host.OwnFiles.List(@"D:\vm\birth\Virtual Machines").Files);

        on.Session.Run("param($id) $vm = Get-VM -Id $id; Remove-VM -VM $vm -Force", ("id", id));

        Assert.Null(on.Host.Machines.Find(id));
        Assert.Empty(on.Host.OwnFiles.List(@"D:\vm\birth\Virtual Machines").Files);
        Assert.Equal("InvalidParameter", on.Session.Refusal("param($id) Get-VM -Id $id", ("id", id)).Id());
    }

    [Fact]
    public void Parameters_of_a_later_Windows_are_refused_on_an_earlier_one()
    {
        var on2012 = On(WindowsRelease.Ws2012);
        Assert.Equal("NamedParameterNotFound", on2012.Session.Refusal("New-VM -Name a -Generation 2").Id());
        Assert.Equal("CommandNotFoundException", on2012.Session.Refusal("Set-VMFirmware -VMName a").Id());
        Assert.Equal("NamedParameterNotFound", On(WindowsRelease.Ws2012R2).Session.Refusal("New-VM -Name a -Version 5.0").Id());
        Assert.Equal("NamedParameterNotFound", On(WindowsRelease.Ws2022).Session.Refusal("New-VM -Name a -Notes b").Id());
        Assert.Equal("ParameterArgumentValidationError", On(WindowsRelease.Ws2022).Session.Refusal("New-VM -Name a -Generation 3").Id());
        Assert.Equal("CannotConvertArgumentNoMessage", On(WindowsRelease.Ws2022).Session.Refusal("Start-VM -VM VDI-001").Id());
        Assert.Equal("AmbiguousParameterSet", On(WindowsRelease.Ws2022).Session.Refusal("$v = New-VM -Name a; Start-VM -VM $v -Name a").Id());
    }

    [Fact]
    public void A_machine_of_2012_has_no_generation()
    {
        Assert.Null(Assert.Single(On(WindowsRelease.Ws2012).Session.Run("(New-VM -Name a).Generation")));
        Assert.Equal(1, On(WindowsRelease.Ws2012R2).Session.One("(New-VM -Name a).Generation"));
    }

    [Fact]
    public void Names_are_labels_found_by_wildcards_and_what_is_missing_is_named()
    {
        var on = On(WindowsRelease.Ws2019);
        on.Session.Run("New-VM -Name VDI-001; New-VM -Name vdi-001; New-VM -Name other");

        Assert.Equal(2, on.Session.Run("Get-VM -Name VDI-001").Count);
        Assert.Equal(2, on.Session.Run("Get-VM v*").Count);
        Assert.Equal(3, on.Session.Run("Get-VM").Count);
        Assert.Contains("\"VDI-9\"", on.Session.Refusal("Get-VM -Name VDI-9").Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_a_session_holds_is_as_it_is_now_and_gone_when_it_is_gone()
    {
        var on = On(WindowsRelease.Ws2022);
        var id = on.Machine();

        Assert.Equal("Running", on.Session.One("param($id) $vm = Get-VM -Id $id; Start-VM -VM $vm; \"$($vm.State)\"", ("id", id)));
        Assert.Equal("ObjectNotFound", on.Session.Refusal("param($id) $vm = Get-VM -Id $id; Stop-VM -VM $vm -TurnOff; Remove-VM -VM $vm -Force; Start-VM -VM $vm", ("id", id)).Id());
    }

    [Fact]
    public void Hardware_is_bounded_and_changed_only_while_the_machine_is_off()
    {
        var on = On(WindowsRelease.Ws2012R2);
        var id = on.Machine();
        Assert.Equal("InvalidParameter", on.Session.Refusal("Set-VM -Name VDI-001 -ProcessorCount 65").Id());
        Assert.Equal("InvalidParameter", on.Session.Refusal("Set-VM -Name VDI-001 -MemoryStartupBytes 33554431").Id());
        Assert.Equal("InvalidParameter", on.Session.Refusal("Set-VM -Name VDI-001 -MemoryStartupBytes 2199023255552").Id());
        Assert.Equal("InvalidParameter", on.Session.Refusal("Connect-VMNetworkAdapter -VMName VDI-001 -SwitchName DMZ").Id());
        Assert.Equal("InvalidParameter", on.Session.Refusal("Set-VMNetworkAdapter -VMName VDI-001 -StaticMacAddress 00155D").Id());
        on.Session.Run("Start-VM -Name VDI-001");

        Assert.Equal("InvalidState", on.Session.Refusal("Set-VM -Name VDI-001 -ProcessorCount 2").Id());
        Assert.Equal("InvalidState", on.Session.Refusal("Set-VMNetworkAdapter -VMName VDI-001 -StaticMacAddress 00155D010203").Id());
        Assert.Equal("InvalidState", on.Session.Refusal("Remove-VM -Name VDI-001 -Force").Id());
        on.Session.Run("Set-VM -Name VDI-001 -Notes kept");
        Assert.Equal("kept", on.Now(id).Notes);
    }

    [Fact]
    public void What_cannot_be_undone_is_asked_for_and_a_session_without_a_person_cannot_answer()
    {
        var on = On(WindowsRelease.Ws2022);
        var id = on.Machine();

        Assert.Throws<System.Management.Automation.CmdletInvocationException>(() => on.Session.Run("Remove-VM -Name VDI-001"));
        on.Session.Run("Remove-VM -Name VDI-001 -Force -WhatIf");

        Assert.NotNull(on.Host.Machines.Find(id));
    }

    [Fact]
    public void Firmware_takes_only_devices_of_the_machine_itself_and_only_in_Generation_2()
    {
        var on = On(WindowsRelease.Ws2012R2);
        var first = on.Machine("first");
        on.Host.PutDisk(@"D:\vm\gen2.vhdx", DiskWords.Content());
        on.Session.Run(@"$vm = New-VM -Name gen2 -Generation 2; Add-VMHardDiskDrive -VM $vm -ControllerType SCSI -Path D:\vm\gen2.vhdx");

        const string SetFirst = "$boot = @(Get-VMHardDiskDrive -VMName {0})[0]; Set-VMFirmware -VMName {1} -FirstBootDevice $boot -EnableSecureBoot Off";
        Assert.Equal("NotSupported", on.Session.Refusal(SetFirst.Replace("{0}", "first", StringComparison.Ordinal).Replace("{1}", "first", StringComparison.Ordinal)).Id());
        Assert.Equal("InvalidParameter", on.Session.Refusal(SetFirst.Replace("{0}", "first", StringComparison.Ordinal).Replace("{1}", "gen2", StringComparison.Ordinal)).Id());
        on.Session.Run(SetFirst.Replace("{0}", "gen2", StringComparison.Ordinal).Replace("{1}", "gen2", StringComparison.Ordinal));

        var gen2 = Assert.Single(on.Host.Machines.Named("gen2"));
        Assert.Equal((gen2.Drives[0].Id, false), (gen2.BootOrder[0], gen2.SecureBoot));
        Assert.NotEqual(VmPower.Running, on.Now(first).Power);
    }
}
