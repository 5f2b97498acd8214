using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A network adapter of a virtual machine, as Get-SCVirtualNetworkAdapter gives it.</summary>
[HostObject]
public sealed class VirtualNetworkAdapter
{
    private readonly VmAdapter _adapter;

    internal VirtualNetworkAdapter(VM machine, VmAdapter adapter) => (VM, _adapter) = (machine, adapter);

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Other(_adapter.Id);

    /// <summary>That of its machine.</summary>
    public string Name => VM.Name;

    /// <summary>"00:15:5D:01:2A:0F"; null for one that has none yet.</summary>
    public string? MACAddress => _adapter.Mac == VmAdapter.NoMac ? null : VmmMacs.WithColons(_adapter.Mac);

    /// <summary>"Static" or "Dynamic".</summary>
    public string MACAddressType => _adapter.DynamicMac ? "Dynamic" : "Static";

    /// <summary>Name of the virtual switch; null when not connected.</summary>
    public string? VirtualNetwork => _adapter.Switch;

    /// <summary>That the switch stands for.</summary>
    public LogicalNetwork? LogicalNetwork => LogicalNetwork.OfSwitch(VM.Connection, _adapter.Switch);

    /// <summary>Nothing before VMM 2012 SP1.</summary>
    public VMNetwork? VMNetwork => LogicalNetwork is { } logical ? VMNetwork.All(VM.Connection).FirstOrDefault(network => network.LogicalNetwork.Name == logical.Name) : null;

    /// <summary>That it belongs to.</summary>
    public VM VM { get; }

    /// <summary>The host's id.</summary>
    internal Guid Key => _adapter.Id;

    /// <inheritdoc />
    public override string ToString() => Name;
}
