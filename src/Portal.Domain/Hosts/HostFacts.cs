namespace Portal.Domain.Hosts;

/// <summary>A Hyper-V machine as it answered.</summary>
/// <param name="Name">FQDN.</param>
/// <param name="WindowsVersion">"6.3.9600".</param>
/// <param name="Cluster">FQDN of its cluster; null for a standalone machine.</param>
/// <param name="Paused">The cluster places nothing on it now.</param>
/// <param name="MemoryBytes">Physical memory.</param>
/// <param name="FreeMemoryBytes">Not in use now.</param>
/// <param name="Switches">Names of its virtual switches.</param>
public sealed record HostFacts(
    string Name, string WindowsVersion, string? Cluster, bool Paused, long MemoryBytes, long FreeMemoryBytes, IReadOnlyList<string> Switches)
{
    /// <summary>Whether its Windows is older than that (see <see cref="WindowsServer"/>). One that nobody can tell counts as older.</summary>
    public bool IsBefore(Version first) => !Version.TryParse(WindowsVersion, out var version) || version < first;
}

/// <summary>A VM that an image can be taken from.</summary>
/// <param name="VmId">The host's id of it.</param>
/// <param name="Name">Display name.</param>
/// <param name="Host">FQDN of the machine that owns it.</param>
/// <param name="Generation">1 or 2.</param>
/// <param name="Running">On, saved or paused: its leaf disk is being written.</param>
/// <param name="DiskPath">The boot disk, as the VM uses it now.</param>
/// <param name="Checkpoints">Oldest first.</param>
public sealed record MasterVm(
    Guid VmId, string Name, string Host, int Generation, bool Running, string? DiskPath, IReadOnlyList<VmCheckpoint> Checkpoints);

/// <summary>A checkpoint and the frozen boot disk it names.</summary>
public sealed record VmCheckpoint(Guid Id, string Name, DateTimeOffset Taken, string DiskPath);

/// <summary>A VM of ours as the host sees it.</summary>
/// <param name="Stamp">The machine's id, from its notes or (half-made) its name.</param>
/// <param name="VmId">The host's id of it.</param>
/// <param name="Name">Display name.</param>
/// <param name="Host">FQDN of the machine that owns it now.</param>
/// <param name="Power">What it does.</param>
/// <param name="Heartbeat">Msvm_HeartbeatComponent.OperationalStatus: 2 OK, 12 no contact, 13 lost; 0 when off.</param>
/// <param name="GuestName">Name that the guest reports of itself; null while it is silent.</param>
/// <param name="Disks">Paths of its disks, boot first.</param>
/// <param name="MacAddress">"00155D012A0F".</param>
/// <param name="Complete">Named, stamped, with both disks: nothing left to do of its creation.</param>
public sealed record VmFacts(
    Guid Stamp, Guid VmId, string Name, string Host, PowerState Power, int Heartbeat, string? GuestName, IReadOnlyList<string> Disks,
    string? MacAddress, bool Complete);

/// <summary>Power, a word without colour.</summary>
public enum PowerState
{
    /// <summary>Not asked, or a state of transition.</summary>
    Unknown = 0,

    /// <summary>Off.</summary>
    Off = 1,

    /// <summary>Running.</summary>
    Running = 2,

    /// <summary>Saved.</summary>
    Saved = 3,

    /// <summary>Paused (also by a full volume).</summary>
    Paused = 4,
}

/// <summary>What <see cref="IHypervisor.CreateAsync"/> makes.</summary>
/// <param name="Stamp">The machine's id: goes into name first, then notes.</param>
/// <param name="Name">Final display name.</param>
/// <param name="Host">FQDN of the machine to make it on.</param>
/// <param name="Folder">Where its configuration lives.</param>
/// <param name="Generation">1 or 2.</param>
/// <param name="Processors">1 or more.</param>
/// <param name="MemoryBytes">A whole number of MiB.</param>
/// <param name="Switch">Virtual switch; null leaves the adapter unconnected.</param>
/// <param name="MacAddress">Static, "00155D012A0F".</param>
/// <param name="BootDisk">Difference disk: IDE 0/0, or SCSI 0/0 on Generation 2.</param>
/// <param name="IdentityDisk">IDE 0/1, or SCSI 0/1 on Generation 2.</param>
/// <param name="Clustered">As a role of its host's cluster.</param>
public sealed record VmOrder(
    Guid Stamp, string Name, string Host, string Folder, int Generation, int Processors, long MemoryBytes, string? Switch, string MacAddress,
    string BootDisk, string IdentityDisk, bool Clustered);

/// <summary>A disk file on a host.</summary>
/// <param name="Path">As asked.</param>
/// <param name="Format">"VHD" or "VHDX".</param>
/// <param name="Kind">"Fixed", "Dynamic" or "Differencing".</param>
/// <param name="VirtualBytes">Size the guest sees.</param>
/// <param name="FileBytes">Size of the file.</param>
/// <param name="Parent">Full path of its parent; null for the root of a chain.</param>
public sealed record HostDisk(string Path, string Format, string Kind, long VirtualBytes, long FileBytes, string? Parent);

/// <summary>Room on a volume or share, in bytes.</summary>
public sealed record StorageRoom(long TotalBytes, long FreeBytes);

/// <summary>A job of VMMS, as the journal keeps it.</summary>
/// <param name="Id">Msvm_ConcreteJob.InstanceID.</param>
/// <param name="VmmsStarted">When VMMS was started: a younger VMMS knows the job no more.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record HostJob(string Id, DateTimeOffset VmmsStarted, int Percent);

/// <summary>Where a consolidation stands.</summary>
/// <param name="Done">The image is whole, under its final name.</param>
/// <param name="Job">The job to look at next time; null when done.</param>
/// <param name="Disk">The image; null until done.</param>
public sealed record Consolidation(bool Done, HostJob? Job, HostDisk? Disk);
