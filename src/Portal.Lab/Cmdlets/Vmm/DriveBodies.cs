using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Drives of a virtual machine.</summary>
public sealed class GetSCVirtualDiskDrive() : VmmBody("Get-SCVirtualDiskDrive")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM") ?? throw VmmRefusals.NotAnswered(call.ParameterSet);
        _ = Alive(machine.Connection);
        foreach (var drive in machine.VirtualDiskDrives) call.Write(drive);
    }
}

/// <summary>Takes a drive off, and deletes the file of its disk unless it shall be kept.</summary>
public sealed class RemoveSCVirtualDiskDrive() : VmmWorkBody("Remove-SCVirtualDiskDrive", "Remove virtual disk drive")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.Has("JobGroup")) throw VmmRefusals.NotAnswered("JobGroup");
        var drive = call.Get<VirtualDiskDrive>("VirtualDiskDrive")!;
        var view = OnHost(drive.VM);
        if (!view.Machine!.Drives.Any(each => each.Id == drive.Key)) throw VmmRefusals.Unknown("VirtualDiskDrive", drive.Name);
        Run(call, drive.VM.Connection, view.Host, drive.VM.ID, () =>
        {
            var path = drive.VirtualHardDisk?.Location;
            MachineDisks.Detach(view.Host, drive.VM.Key, drive.Key);
            if (!call.Has("SkipDeleteVHD") && path is not null && view.Host.OwnFiles.FileExists(path)) view.Host.OwnFiles.Delete(path);
        });
    }
}

/// <summary>Disks on the drives of a virtual machine. The lab's library has none.</summary>
public sealed class GetSCVirtualHardDisk() : VmmBody("Get-SCVirtualHardDisk")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM") ?? throw VmmRefusals.NotAnswered(call.ParameterSet);
        _ = Alive(machine.Connection);
        foreach (var disk in machine.VirtualHardDisks) call.Write(disk);
    }
}

/// <summary>Network adapters of a virtual machine.</summary>
public sealed class GetSCVirtualNetworkAdapter() : VmmBody("Get-SCVirtualNetworkAdapter")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM") ?? throw VmmRefusals.NotAnswered(call.ParameterSet);
        _ = Alive(machine.Connection);
        foreach (var adapter in machine.VirtualNetworkAdapters) call.Write(adapter);
    }
}

/// <summary>Changes a network adapter; its address only while the machine is off.</summary>
public sealed class SetSCVirtualNetworkAdapter() : VmmWorkBody("Set-SCVirtualNetworkAdapter", "Change properties of network adapter")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.Get<VirtualNetworkAdapter>("VirtualNetworkAdapter") is not { } adapter || call.Has("JobGroup") || call.Has("Checkpoint")) throw VmmRefusals.NotAnswered(call.ParameterSet);
        var view = OnHost(adapter.VM);
        if (!view.Machine!.Adapters.Any(each => each.Id == adapter.Key)) throw VmmRefusals.Unknown("VirtualNetworkAdapter", adapter.Name);
        var done = Run(call, adapter.VM.Connection, view.Host, adapter.VM.ID, () => view.Host.Machines.Change(adapter.VM.Key,
            now => now with { Adapters = [.. now.Adapters.Select(each => each.Id == adapter.Key ? Changed(call, adapter.VM, view, each) : each)] }));
        if (done) call.Write(adapter.VM.VirtualNetworkAdapters.FirstOrDefault(each => each.Key == adapter.Key));
    }

    private static VmAdapter Changed(ICmdletCall call, VM machine, VmmView view, VmAdapter now)
    {
        if (call.Has("MACAddress") || call.Has("MACAddressType"))
        {
            if (view.Machine!.Power != VmPower.Off) throw VmmRefusals.WrongState(machine.Name, view.Status);
            var given = VmmMacs.Adapter(machine.Connection.Server, new WaitingAdapter(AdapterWords.Mac(call), now.Switch, now.Vlan), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            now = now with { Mac = given.Mac, DynamicMac = given.DynamicMac };
        }

        var name = AdapterWords.Switch(call);
        if (name is not null || call.Has("NoConnection")) now = now with { Switch = name is null ? null : MachineSettings.Switch(view.Host, name) };
        return AdapterWords.Vlan(call) is { } vlan ? now with { Vlan = vlan } : now;
    }
}
