using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A virtual machine, as Get-VM gives it: always as it is now, and as it was last once it is gone.</summary>
[HostObject]
public sealed class VirtualMachine : VirtualMachineBase
{
    private readonly IWindowsHost _host;
    private VmRecord _last;

    internal VirtualMachine(IWindowsHost host, VmRecord machine) => (_host, _last) = (host, machine);

    /// <inheritdoc />
    public override Guid Id => _last.Id;

    /// <summary>Its key.</summary>
    public Guid VMId => _last.Id;

    /// <inheritdoc />
    public override string Name => Now.Name;

    /// <summary>Label.</summary>
    public string VMName => Now.Name;

    /// <inheritdoc />
    public override string ComputerName => _host.ShortName;

    /// <summary>Free text.</summary>
    public string Notes => Now.Notes;

    /// <summary>Off, Running, Saved, Paused, PausedCritical.</summary>
    public VmPower State => Now.Power;

    /// <summary>1 or 2; nothing on Windows Server 2012, whose machines have none.</summary>
    public int? Generation => _host.Release >= WindowsRelease.Ws2012R2 ? _last.Generation : null;

    /// <summary>Of the configuration.</summary>
    public string Version => _last.Version;

    /// <summary>A role of the host's cluster.</summary>
    public bool IsClustered => Now.Clustered;

    /// <summary>Folder of the configuration.</summary>
    public string Path => _last.Folder;

    /// <summary>Folder of the configuration.</summary>
    public string ConfigurationLocation => _last.Folder;

    /// <summary>When it was made, local time of the host.</summary>
    public DateTime CreationTime => _last.Created.LocalDateTime;

    /// <summary>Since the last start.</summary>
    public TimeSpan Uptime => Now.Started is { } started ? _host.Time.GetUtcNow() - started : TimeSpan.Zero;

    /// <summary>Virtual processors.</summary>
    public long ProcessorCount => Now.Processors;

    /// <summary>Bytes.</summary>
    public long MemoryStartup => Now.Memory.Startup;

    /// <summary>Bytes.</summary>
    public long MemoryMinimum => Now.Memory.Minimum;

    /// <summary>Bytes.</summary>
    public long MemoryMaximum => Now.Memory.Maximum;

    /// <summary>Bytes; 0 while it is off.</summary>
    public long MemoryAssigned => Now is { Power: VmPower.Off or VmPower.Saved } ? 0 : Now.Memory.Startup;

    /// <summary>Whether memory grows and shrinks.</summary>
    public bool DynamicMemoryEnabled => Now.Memory.Dynamic;

    /// <summary>What happens when the host starts.</summary>
    public string AutomaticStartAction => Now.AutomaticStartAction;

    /// <summary>What happens when the host stops.</summary>
    public string AutomaticStopAction => Now.AutomaticStopAction;

    /// <summary>The checkpoint that the present state goes back to.</summary>
    public Guid? ParentSnapshotId => Now.SnapshotParent;

    internal VmRecord? Find() => _host.Machines.Find(_last.Id);

    private VmRecord Now => _last = Find() ?? _last;

    /// <inheritdoc />
    public override string ToString() => $"VirtualMachine (Name = '{Name}') [Id = '{Id}']";
}
