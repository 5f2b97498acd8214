namespace Portal.Domain.Connections;

/// <summary>A cluster or machine that catalogs live on, with what is needed to work there.</summary>
public sealed class Connection
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique, case-insensitive.</summary>
    public required string Name { get; set; }

    /// <summary>FQDN of the cluster or the standalone machine that machines are made on: always chosen, even if there is one.</summary>
    public required string Address { get; set; }

    /// <summary>FQDN of the VMM server that owns the virtual machines, or of the role of a highly available one; null is Hyper-V without VMM.</summary>
    public string? VmmServer { get; set; }

    /// <summary>FQDN of the machine with VMM's console that sessions run on; null is the server itself.</summary>
    public string? VmmMachine { get; set; }

    /// <summary>Whether a cluster answers there: its machines are made as roles of it.</summary>
    public bool Clustered { get; set; }

    /// <summary>How sessions get there.</summary>
    public required Transport Transport { get; set; }

    /// <summary>"LAB\portal".</summary>
    public required string Account { get; set; }

    /// <summary>Encrypted at rest; never leaves but to open a session.</summary>
    public required string ProtectedPassword { get; set; }

    /// <summary>Virtual switch, or VM network of VMM (from 2012 SP1), for new machines; null leaves them unconnected.</summary>
    public string? Switch { get; set; }

    /// <summary>VMM's port classification of new machines' adapters; null takes VMM's default.</summary>
    public string? PortClassification { get; set; }

    /// <summary>What kind of storage <see cref="StorageFolder"/> is on.</summary>
    public required StorageKind StorageKind { get; set; }

    /// <summary>Folder on local disk, CSV or share under which the portal keeps its disks.</summary>
    public required string StorageFolder { get; set; }

    /// <summary>Folder for identity disks where that is another than <see cref="StorageFolder"/>, on storage of the same kind; null where it is not.</summary>
    public string? IdentityFolder { get; set; }

    /// <summary>The folder on each Hyper-V machine that identity disks pass through.</summary>
    public string StagingFolder { get; set; } = @"C:\ProgramData\Portal\Staging";

    /// <summary>First address of the static pool, as a number of 48 bits: unique over all connections.</summary>
    public long FirstMac { get; set; }

    /// <summary>Disk operations per host at once.</summary>
    public int DiskOperationsPerHost { get; set; } = 4;

    /// <summary>Sessions per host at once.</summary>
    public int SessionsPerHost { get; set; } = 8;

    /// <summary>Power actions at once.</summary>
    public int ActivePowerActions { get; set; } = 50;

    /// <summary>Power actions that begin in a minute.</summary>
    public int NewPowerActionsPerMinute { get; set; } = 10;

    /// <summary>Power actions at once, in percent of a catalog's machines.</summary>
    public int PowerActionsPercent { get; set; } = 10;

    /// <summary>Since when nothing new begins here; null while it is in service.</summary>
    public DateTimeOffset? MaintenanceSince { get; set; }

    /// <summary>Who said so, and why: "anna: new switches".</summary>
    public string? MaintenanceNote { get; set; }

    /// <summary>App-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>How a session reaches a host.</summary>
public enum Transport
{
    /// <summary>The embedded lab, over its socket.</summary>
    Lab = 0,

    /// <summary>WinRM as the portal's settings say: Kerberos unless told otherwise. All WinRM needs the portal on Windows.</summary>
    WSMan = 1,

    /// <summary>OpenSSH.</summary>
    Ssh = 2,

    /// <summary>WinRM by CredSSP: the host can go on to a file server with the account's credentials.</summary>
    WSManCredSsp = 3,

    /// <summary>WinRM by Negotiate: Kerberos, else NTLM.</summary>
    WSManNegotiate = 4,

    /// <summary>WinRM over HTTPS (port 5986), with the host's certificate checked.</summary>
    WSManHttps = 5,
}

/// <summary>Where disks lie.</summary>
public enum StorageKind
{
    /// <summary>A disk of one machine.</summary>
    Local = 0,

    /// <summary>Cluster shared volume.</summary>
    Csv = 1,

    /// <summary>SMB 3 share.</summary>
    Smb = 2,
}
