namespace Portal.Domain.Hosts;

/// <summary>Owns the virtual machines of a connection: Hyper-V without VMM, or VMM.</summary>
/// <remarks>Every call throws <see cref="HostException"/> for what a host refuses, and nothing else but cancellation.</remarks>
public interface IHypervisor
{
    /// <summary>The machines that do the work (nodes of the cluster, or the one host), with version, memory and state.</summary>
    Task<IReadOnlyList<HostFacts>> HostsAsync(CancellationToken ct);

    /// <summary>Virtual machines that can be masters, with their checkpoints and disks.</summary>
    Task<IReadOnlyList<MasterVm>> MastersAsync(CancellationToken ct);

    /// <summary>All machines of ours (notes or name carry a stamp), in one call per host.</summary>
    Task<IReadOnlyList<VmFacts>> InventoryAsync(CancellationToken ct);

    /// <summary>The VM with this stamp, in its notes or (half-made) as its name; on any host of the connection. Null when there is none.</summary>
    Task<VmFacts?> FindAsync(Guid stamp, CancellationToken ct);

    /// <summary>
    /// Makes a VM: created under its stamp as name, then stamped and named in one act; disks attached (boot first, identity second),
    /// static MAC, as a cluster role on a cluster. Looks first and completes what an earlier, interrupted call left.
    /// </summary>
    Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct);

    /// <summary>Starts it; nothing to do when it runs.</summary>
    Task StartAsync(Guid stamp, CancellationToken ct);

    /// <summary>Asks the guest to shut down; refused when its integration services do not answer.</summary>
    Task ShutDownAsync(Guid stamp, CancellationToken ct);

    /// <summary>Turns it off, as by the power button; nothing to do when it is off.</summary>
    Task TurnOffAsync(Guid stamp, CancellationToken ct);

    /// <summary>Deletes the VM (and its cluster role), turned off first. Never its disks. True when there was one.</summary>
    Task<bool> DeleteAsync(Guid stamp, CancellationToken ct);

    /// <summary>What there is to choose from: places, networks, storage; with VMM, the server too. One call of each host, or of VMM alone.</summary>
    Task<Offer> OfferAsync(CancellationToken ct);

    /// <summary>The VMM server, as it answers this account; null without VMM.</summary>
    Task<VmmFacts?> VmmAsync(CancellationToken ct);

    /// <summary>Takes a checkpoint of a master, unless it has one of this name. It is never deleted by the portal.</summary>
    /// <param name="vm">The host's id of the VM.</param>
    /// <param name="name">"Backup before CATALOG, DATE".</param>
    /// <param name="ct">Cancels.</param>
    Task<VmCheckpoint> TakeCheckpointAsync(Guid vm, string name, CancellationToken ct);

    /// <summary>Brings a master back to a checkpoint: what it wrote since then is lost. Refused while it runs.</summary>
    Task RestoreCheckpointAsync(Guid vm, Guid checkpoint, CancellationToken ct);
}

/// <summary>One Hyper-V machine, which does the disk work with the connection's credentials.</summary>
/// <remarks>
/// Paths are Windows paths or UNC, as the host sees them. Every act looks first, writes <c>NAME.FENCE.partial.vhdx</c> and renames last, so a
/// file under its final name is whole. Throws <see cref="HostException"/> for what the host refuses.
/// </remarks>
public interface IHyperVMachine
{
    /// <summary>FQDN.</summary>
    string Name { get; }

    /// <summary>What <c>Get-VHD</c> says of it; null when there is no such file.</summary>
    Task<HostDisk?> FindDiskAsync(string path, CancellationToken ct);

    /// <summary>Sizes in bytes of the volume or share that holds the folder.</summary>
    Task<StorageRoom> RoomAsync(string folder, CancellationToken ct);

    /// <summary>
    /// Moves the consolidation of a master's disk one look further: target there -> done; job of ours running -> its progress; job done -> rename, done;
    /// else (job gone and VMMS younger than it, or never begun) deletes older partials and starts the conversion.
    /// </summary>
    /// <param name="source">The leaf or frozen disk of the master.</param>
    /// <param name="target">Final path; its folder is made if missing.</param>
    /// <param name="fence">Number of the claim.</param>
    /// <param name="known">The job that the last look reported, if any.</param>
    /// <param name="ct">Cancels the wait, not the job.</param>
    Task<Consolidation> ConsolidateAsync(string source, string target, long fence, HostJob? known, CancellationToken ct);

    /// <summary>
    /// Makes a differencing disk over <paramref name="parent"/>, in one call; its folder is made if missing. A disk over the same parent that is
    /// there already is left as it is; anything else under this name is <see cref="HostFault.Foreign"/>. Leaves no half-written disk of its own.
    /// </summary>
    Task CreateDifferenceDiskAsync(string parent, string path, long fence, CancellationToken ct);

    /// <summary>Makes the staging folder, locked to the session's account, if it is missing. Returns its path on the machine ("C:\ProgramData\Portal\Staging").</summary>
    Task<string> PrepareStagingAsync(CancellationToken ct);

    /// <summary>
    /// Copies a staged file to storage under a partial name, renames it to <paramref name="target"/>, deletes the staged one. A target that is
    /// there already is whole: then the staged one is only deleted. With neither of them there it is <see cref="HostFault.Missing"/>.
    /// </summary>
    Task TakeFromStagingAsync(string staged, string target, long fence, CancellationToken ct);

    /// <summary>Copies a disk from storage into the staging folder; refused while a running VM holds it.</summary>
    Task BringToStagingAsync(string path, string staged, CancellationToken ct);

    /// <summary>Deletes a file, and its older partials, and its folder if that is empty and ours. True when there was one.</summary>
    Task<bool> DeleteFileAsync(string path, CancellationToken ct);
}

/// <summary>The administrator share of one Hyper-V machine: how identity disks pass between portal and machine.</summary>
public interface IAdministratorShare
{
    /// <summary>
    /// Writes a file of the machine ("C:\ProgramData\Portal\Staging\VDI-001.17.vhdx"), replacing one that is there. Zero runs become holes where
    /// the file system has them. Without its folder it is <see cref="HostFault.Missing"/>: the session makes that, locked.
    /// </summary>
    Task WriteAsync(string path, Stream content, CancellationToken ct);

    /// <summary>The whole file; null when there is none.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken ct);

    /// <summary>True when there was one.</summary>
    Task<bool> DeleteAsync(string path, CancellationToken ct);
}

/// <summary>The hands on the hosts of a connection.</summary>
public interface IHosts
{
    /// <exception cref="HostException">No such connection, or it cannot be reached by its transport on this system.</exception>
    Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct);

    /// <param name="connection">Whose credentials.</param>
    /// <param name="host">FQDN.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="HostException">No such connection, or it cannot be reached by its transport on this system.</exception>
    Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct);

    /// <inheritdoc cref="MachineAsync" />
    Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct);

    /// <summary>What finds out how things stand there.</summary>
    /// <exception cref="HostException">No such connection, or it cannot be reached by its transport on this system.</exception>
    Task<IProbe> ProbeAsync(Guid connection, CancellationToken ct);

    /// <summary>Nobody asks for this connection again: its sessions end, once their calls have. Hosts count them (30 for an account).</summary>
    void Forget(Guid connection);
}
