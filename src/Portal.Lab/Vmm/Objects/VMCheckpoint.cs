using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A checkpoint, as Get-SCVMCheckpoint gives it.</summary>
[HostObject]
public sealed class VMCheckpoint
{
    private readonly VmSnapshot _snapshot;

    internal VMCheckpoint(VM machine, VmSnapshot snapshot) => (VM, _snapshot) = (machine, snapshot);

    /// <summary>The host's id.</summary>
    public Guid CheckpointID => _snapshot.Id;

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Other(_snapshot.Id);

    /// <summary>Label.</summary>
    public string Name => _snapshot.Name;

    /// <summary>When it was taken, local time.</summary>
    public DateTime AddedTime => _snapshot.Created.LocalDateTime;

    /// <summary>The host's id of the checkpoint before it.</summary>
    public Guid? ParentCheckpointID => _snapshot.Parent;

    /// <summary>Its drives, with the disks frozen then.</summary>
    public IReadOnlyList<VirtualDiskDrive> VirtualDiskDrives => Scripts.List(_snapshot.Drives, drive => new VirtualDiskDrive(VM, drive));

    /// <summary>That it belongs to.</summary>
    public VM VM { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
