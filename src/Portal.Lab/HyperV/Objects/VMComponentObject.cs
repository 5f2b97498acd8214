using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A part of a virtual machine that can be handed to another cmdlet.</summary>
[HostObject]
public abstract class VMComponentObject
{
    private protected VMComponentObject(VmRecord machine, Guid component) => (VMId, VMName, Component) = (machine.Id, machine.Name, component);

    /// <summary>Of its machine.</summary>
    public Guid VMId { get; }

    /// <summary>Of its machine.</summary>
    public string VMName { get; }

    /// <summary>Tells it apart from all others.</summary>
    public string Id => $"Microsoft:{VmSid.Upper(VMId)}\\{VmSid.Upper(Component)}";

    internal Guid Component { get; }
}

/// <summary>A hard disk drive, as Get-VMHardDiskDrive gives it.</summary>
[HostObject]
public sealed class HardDiskDrive : VMComponentObject
{
    private readonly VmDrive _drive;

    internal HardDiskDrive(VmRecord machine, VmDrive drive)
        : base(machine, drive.Id) => _drive = drive;

    /// <summary>"Hard Drive on IDE controller number 0 at location 0".</summary>
    public string Name => $"Hard Drive on {_drive.Controller} controller number {_drive.Number} at location {_drive.Location}";

    /// <summary>"IDE" or "SCSI".</summary>
    public string ControllerType => _drive.Controller;

    /// <summary>Of the controller.</summary>
    public int ControllerNumber => _drive.Number;

    /// <summary>On the controller.</summary>
    public int ControllerLocation => _drive.Location;

    /// <summary>Of its disk; null for an empty drive.</summary>
    public string? Path => _drive.Path;
}

/// <summary>What network adapters of machines and of hosts have in common.</summary>
[HostObject]
public abstract class VMNetworkAdapterBase : VMComponentObject
{
    private protected VMNetworkAdapterBase(VmRecord machine, Guid component)
        : base(machine, component)
    {
    }
}

/// <summary>A network adapter, as Get-VMNetworkAdapter gives it.</summary>
[HostObject]
public sealed class VMNetworkAdapter : VMNetworkAdapterBase
{
    private readonly VmAdapter _adapter;

    internal VMNetworkAdapter(VmRecord machine, VmAdapter adapter)
        : base(machine, adapter.Id) => _adapter = adapter;

    /// <summary>Label.</summary>
    public string Name => _adapter.Name;

    /// <summary>Twelve hex digits; zeros for a dynamic address that was never needed.</summary>
    public string MacAddress => _adapter.Mac;

    /// <summary>Whether the host gives the address.</summary>
    public bool DynamicMacAddressEnabled => _adapter.DynamicMac;

    /// <summary>Virtual switch; null when not connected.</summary>
    public string? SwitchName => _adapter.Switch;

    /// <summary>Whether it is on a switch.</summary>
    public bool Connected => _adapter.Switch is not null;
}
