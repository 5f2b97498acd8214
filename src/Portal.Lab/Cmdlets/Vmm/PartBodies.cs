using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>A SCSI controller for a virtual machine to come.</summary>
public sealed class NewSCVirtualScsiAdapter() : VmmBody("New-SCVirtualScsiAdapter")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (!call.Has("JobGroup")) throw VmmRefusals.NotAnswered("VM");
        Connection(call).Server.Groups.Add(call.Get<Guid>("JobGroup"), group => group with { ScsiAdapters = group.ScsiAdapters + 1 });
    }
}

/// <summary>A drive with a disk that is there, or with a new dynamic one: for a virtual machine to come, or for one that is there.</summary>
public sealed class NewSCVirtualDiskDrive() : VmmWorkBody("New-SCVirtualDiskDrive", "Create virtual disk drive")
{
    private const string Group = "JobGroup";

    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (!call.Has("UseLocalVirtualHardDisk") && !call.Has("Dynamic")) throw VmmRefusals.NotAnswered(call.ParameterSet);
        if (call.Has("CreateDiffDisk") && call.Get<bool>("CreateDiffDisk")) throw VmmRefusals.NotAnswered("CreateDiffDisk");
        var drive = new WaitingDrive(call.Has("IDE") ? "IDE" : "SCSI", call.Get<byte>("Bus"), call.Get<byte>("LUN"), call.Get<string>("Path"), call.Get<string>("FileName")!,
            call.Has("Dynamic") ? call.Get<long>("VirtualHardDiskSizeMB") << 20 : null);
        if (call.Get<VM>("VM") is not { } machine)
        {
            Connection(call).Server.Groups.Add(call.Get<Guid>(Group), group => group with { Drives = [.. group.Drives, drive] });
            return;
        }

        var view = OnHost(machine);
        var done = Run(call, machine.Connection, view.Host, machine.ID, () =>
        {
            MachineCheck.CheckDrive(machine.Connection.Server, view.Host, drive);
            MachineMaking.AddDrive(view.Host, machine.Key, drive);
        });
        if (done) call.Write(machine.VirtualDiskDrives.FirstOrDefault(each => (each.BusType, each.Bus, each.LUN) == (drive.Controller, drive.Bus, drive.Lun)));
    }
}

/// <summary>A network adapter for a virtual machine to come.</summary>
public sealed class NewSCVirtualNetworkAdapter() : VmmBody("New-SCVirtualNetworkAdapter")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (!call.Has("JobGroup")) throw VmmRefusals.NotAnswered("VM");
        var adapter = new WaitingAdapter(AdapterWords.Mac(call), AdapterWords.Switch(call), AdapterWords.Vlan(call) ?? 0);
        Connection(call).Server.Groups.Add(call.Get<Guid>("JobGroup"), group => group with { Adapters = [.. group.Adapters, adapter] });
    }
}

/// <summary>What a call says of a network adapter.</summary>
internal static class AdapterWords
{
    /// <summary>Twelve hex digits, zeros for one of VMM's pool; null for a dynamic address.</summary>
    /// <exception cref="HyperV.RefusalException">A kind or an address that cannot be.</exception>
    public static string? Mac(ICmdletCall call)
    {
        var (kind, mac) = (call.Get<string>("MACAddressType"), call.Get<string>("MACAddress"));
        if (kind is not null && !string.Equals(kind, "Static", StringComparison.OrdinalIgnoreCase) && !string.Equals(kind, "Dynamic", StringComparison.OrdinalIgnoreCase))
            throw VmmRefusals.Invalid($"The MAC address type {kind} is not Static or Dynamic.");
        if (!string.Equals(kind ?? (mac is null ? "Dynamic" : "Static"), "Static", StringComparison.OrdinalIgnoreCase)) return null;
        return mac is null ? VmAdapter.NoMac : MacAddresses.Parse(mac);
    }

    /// <summary>The virtual switch: by its own name, or that of the logical network that stands for it; null for none.</summary>
    public static string? Switch(ICmdletCall call) =>
        call.Has("NoConnection") ? null : call.Get<string>("VirtualNetwork") ?? call.Get<VMNetwork>("VMNetwork")?.LogicalNetwork.Name ?? call.Get<LogicalNetwork>("LogicalNetwork")?.Name;

    /// <summary>0 for untagged; null where nothing was said.</summary>
    public static int? Vlan(ICmdletCall call) =>
        !call.Has("VLanEnabled") ? null : call.Get<bool>("VLanEnabled") ? call.Get<ushort>("VLanID") : 0;
}
