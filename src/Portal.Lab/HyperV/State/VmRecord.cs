namespace Portal.Lab.HyperV.State;

/// <summary>A virtual machine as its host keeps it on disk. Immutable: a change makes a new one.</summary>
public sealed record VmRecord
{
    /// <summary>Given by the host at creation; a name is only a label.</summary>
    public required Guid Id { get; init; }

    /// <summary>Not unique.</summary>
    public required string Name { get; init; }

    /// <summary>Free text.</summary>
    public string Notes { get; init; } = "";

    /// <summary>1 or 2; never changes.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>Windows path of the configuration's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Configuration version of the host it was made on ("4.0" on Windows Server 2012, "10.0" on 2022).</summary>
    public string Version { get; init; } = "5.0";

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>What it does.</summary>
    public VmPower Power { get; init; } = VmPower.Off;

    /// <summary>The last start; null while it is off.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Virtual processors.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Memory in bytes.</summary>
    public VmMemory Memory { get; init; } = new();

    /// <summary>Hard disk drives; a drive may be empty.</summary>
    public IReadOnlyList<VmDrive> Drives { get; init; } = [];

    /// <summary>Number of SCSI controllers; IDE has always two in Generation 1 and none in Generation 2.</summary>
    public int ScsiControllers { get; init; } = 1;

    /// <summary>Network adapters.</summary>
    public IReadOnlyList<VmAdapter> Adapters { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<VmSnapshot> Snapshots { get; init; } = [];

    /// <summary>The checkpoint that the present state goes back to.</summary>
    public Guid? SnapshotParent { get; init; }

    /// <summary>What was found at the last start; null while off, or when the guest says nothing.</summary>
    public VmGuest? Guest { get; init; }

    /// <summary>What happens when the host starts.</summary>
    public string AutomaticStartAction { get; init; } = "StartIfRunning";

    /// <summary>What happens when the host stops.</summary>
    public string AutomaticStopAction { get; init; } = "Save";

    /// <summary>Generation 2 only.</summary>
    public bool SecureBoot { get; init; } = true;

    /// <summary>Generation 2 only: ids of drives and adapters in the order they are tried; empty means the order they were added in.</summary>
    public IReadOnlyList<Guid> BootOrder { get; init; } = [];

    /// <summary>A role of the host's cluster.</summary>
    public bool Clustered { get; init; }

    /// <summary>Disks on its drives: those that it opens when it starts.</summary>
    public IEnumerable<string> DiskPaths => Drives.Select(drive => drive.Path).OfType<string>();
}

/// <summary>Power, with the numbers of the Hyper-V module's VMState.</summary>
public enum VmPower
{
    /// <summary>Off.</summary>
    Off = 3,

    /// <summary>Running.</summary>
    Running = 2,

    /// <summary>Saved.</summary>
    Saved = 6,

    /// <summary>Paused.</summary>
    Paused = 9,

    /// <summary>Paused because its volume is full.</summary>
    PausedCritical = 32785,
}

/// <summary>Bytes of memory.</summary>
public sealed record VmMemory
{
    /// <summary>Given at start.</summary>
    public long Startup { get; init; } = 512L << 20;

    /// <summary>Grows and shrinks between <see cref="Minimum"/> and <see cref="Maximum"/>.</summary>
    public bool Dynamic { get; init; }

    /// <summary>Lower bound of dynamic memory.</summary>
    public long Minimum { get; init; } = 512L << 20;

    /// <summary>Upper bound of dynamic memory.</summary>
    public long Maximum { get; init; } = 1L << 40;
}

/// <summary>A hard disk drive on a controller.</summary>
/// <param name="Id">Part of its instance id.</param>
/// <param name="Controller">"IDE" or "SCSI".</param>
/// <param name="Number">Of the controller.</param>
/// <param name="Location">On the controller.</param>
/// <param name="Path">Windows path of its disk; null for an empty drive.</param>
public sealed record VmDrive(Guid Id, string Controller, int Number, int Location, string? Path);

/// <summary>A network adapter.</summary>
/// <param name="Id">Part of its instance id.</param>
/// <param name="Name">Label.</param>
/// <param name="Mac">Twelve hex digits; "000000000000" for a dynamic one that never ran.</param>
/// <param name="DynamicMac">From the host's pool, at first start.</param>
/// <param name="Switch">Virtual switch; null when not connected.</param>
/// <param name="Vlan">Access VLAN; 0 for untagged.</param>
public sealed record VmAdapter(Guid Id, string Name, string Mac, bool DynamicMac, string? Switch, int Vlan)
{
    /// <summary>What an adapter without an address has.</summary>
    public const string NoMac = "000000000000";
}

/// <summary>A checkpoint: the drives as they were, with the disks frozen then.</summary>
public sealed record VmSnapshot
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Label.</summary>
    public required string Name { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The checkpoint before it.</summary>
    public Guid? Parent { get; init; }

    /// <summary>"Standard", or "Recovery" for those that backup software makes and the console hides.</summary>
    public string Kind { get; init; } = "Standard";

    /// <summary>Drives with the frozen disks.</summary>
    public required IReadOnlyList<VmDrive> Drives { get; init; }
}

/// <summary>What the guest said of itself when it came up.</summary>
/// <param name="Name">From the identity disk.</param>
/// <param name="System">Name of the operating system.</param>
/// <param name="Address">IPv4.</param>
public sealed record VmGuest(string Name, string System, string Address);
