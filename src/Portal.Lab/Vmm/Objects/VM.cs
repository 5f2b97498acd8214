using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A virtual machine, as Get-SCVirtualMachine gives it: always as it is now, and as it was last once it is gone.</summary>
[HostObject]
public sealed class VM
{
    private readonly Guid _id;
    private VmmView _last;

    internal VM(ServerConnection connection, VmmView view) => (Connection, _last, _id) = (connection, view, view.Machine?.Id ?? view.Record!.VmId);

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Other(_id);

    /// <summary>The host's id.</summary>
    public string VMId => $"{_id:D}";

    /// <summary>Not unique.</summary>
    public string Name => Now.Machine?.Name ?? Now.Record?.Name ?? "";

    /// <summary>VMM's own; empty for one that VMM has not made.</summary>
    public string Description => Now.Record?.Description ?? "";

    /// <summary>"PowerOff", "Running", "Saved", "Paused", "UnderCreation", "CreationFailed", "Missing" or "HostNotResponding".</summary>
    public string Status => Now.Status;

    /// <summary>As <see cref="Status"/>.</summary>
    public string VirtualMachineState => Now.Status;

    /// <summary>1 or 2; nothing before VMM 2012 R2.</summary>
    public int? Generation => Connection.Server.Release >= VmmRelease.Vmm2012R2 ? Now.Machine?.Generation ?? 1 : null;

    /// <summary>That has it, or had it last.</summary>
    public Host VMHost => new(Connection, Now.Host);

    /// <summary>FQDN of the host.</summary>
    public string HostName => Now.Host.FullName;

    /// <summary>"All Hosts\Standalone\hv03.lab.example".</summary>
    public string HostGroupPath => $@"{Connection.Server.GroupOf(Now.Host)}\{Now.Host.FullName}";

    /// <summary>A role of the host's cluster.</summary>
    public bool IsHighlyAvailable => Now.Machine?.Clustered == true;

    /// <summary>Virtual processors.</summary>
    public int CPUCount => Now.Machine?.Processors ?? 0;

    /// <summary>Megabytes.</summary>
    public int Memory => (int)((Now.Machine?.Memory.Startup ?? 0) >> 20);

    /// <summary>Whether memory grows and shrinks.</summary>
    public bool DynamicMemoryEnabled => Now.Machine?.Memory.Dynamic == true;

    /// <summary>Folder of its configuration; null where no host has it.</summary>
    public string? Location => Now.Machine?.Folder;

    /// <summary>When it was made, local time; null where no host has it.</summary>
    public DateTime? CreationTime => Now.Machine?.Created.LocalDateTime;

    /// <summary>Its drives.</summary>
    public IReadOnlyList<VirtualDiskDrive> VirtualDiskDrives => Scripts.List(Now.Machine?.Drives, drive => new VirtualDiskDrive(this, drive));

    /// <summary>The disks on them.</summary>
    public IReadOnlyList<VirtualHardDisk> VirtualHardDisks => Scripts.List(VirtualDiskDrives.Select(drive => drive.VirtualHardDisk).OfType<VirtualHardDisk>(), disk => disk);

    /// <summary>Its network adapters.</summary>
    public IReadOnlyList<VirtualNetworkAdapter> VirtualNetworkAdapters => Scripts.List(Now.Machine?.Adapters, adapter => new VirtualNetworkAdapter(this, adapter));

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<VMCheckpoint> VMCheckpoints => Scripts.List(Now.Machine?.Snapshots, snapshot => new VMCheckpoint(this, snapshot));

    internal ServerConnection Connection { get; }

    /// <summary>The host's id.</summary>
    internal Guid Key => _id;

    /// <summary>The host that has it, or had it last.</summary>
    internal WindowsHost Machine => Now.Host;

    /// <summary>As it is now; null once VMM does not know it any more.</summary>
    internal VmmView? Find() => VmmMachines.Find(Connection, _id);

    private VmmView Now => _last = Find() ?? _last;

    /// <inheritdoc />
    public override string ToString() => Name;
}
