using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A checkpoint, as Get-VMSnapshot gives it.</summary>
[HostObject]
public sealed class VMSnapshot : VirtualMachineBase
{
    private readonly IWindowsHost _host;
    private readonly VmRecord _machine;
    private readonly VmSnapshot _snapshot;

    internal VMSnapshot(IWindowsHost host, VmRecord machine, VmSnapshot snapshot) => (_host, _machine, _snapshot) = (host, machine, snapshot);

    /// <inheritdoc />
    public override Guid Id => _snapshot.Id;

    /// <inheritdoc />
    public override string Name => _snapshot.Name;

    /// <inheritdoc />
    public override string ComputerName => _host.ShortName;

    /// <summary>Of its machine.</summary>
    public Guid VMId => _machine.Id;

    /// <summary>Of its machine.</summary>
    public string VMName => _machine.Name;

    /// <summary>"Standard", or "Recovery" for one that backup software made.</summary>
    public string SnapshotType => _snapshot.Kind;

    /// <summary>When it was taken, local time of the host.</summary>
    public DateTime CreationTime => _snapshot.Created.LocalDateTime;

    /// <summary>The checkpoint before it.</summary>
    public Guid? ParentSnapshotId => _snapshot.Parent;

    internal VmRecord Machine => _machine;

    internal IReadOnlyList<VmDrive> Drives => _snapshot.Drives;
}
