namespace Portal.Domain.Machines;

/// <summary>VM + difference disk + identity disk (+ computer account): one machine of a catalog.</summary>
public sealed class Machine
{
    /// <summary>Permanent; also the stamp in the VM's notes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CatalogId { get; init; }

    /// <summary>The image its disk hangs on.</summary>
    public required Guid ImageId { get; set; }

    /// <summary>NetBIOS name, unique within the portal while the machine exists.</summary>
    public required string Name { get; init; }

    /// <summary>The name while it is taken, upper case; null once the machine is removed. Uniquely indexed.</summary>
    public string? HeldName { get; set; }

    /// <summary>FQDN of the host chosen for it; refreshed, since machines move.</summary>
    public required string Host { get; set; }

    /// <summary>Static, 48 bits; uniquely indexed while it exists.</summary>
    public required long? Mac { get; set; }

    /// <summary>The difference disk.</summary>
    public required string DiskPath { get; init; }

    /// <summary>The identity disk.</summary>
    public required string IdentityPath { get; init; }

    /// <summary>The host's id of the VM once it is made.</summary>
    public Guid? VmId { get; set; }

    /// <summary>Where it stands.</summary>
    public MachineState State { get; set; }

    /// <summary>Since when it stands there.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>Why it stands there.</summary>
    public string? Why { get; set; }
}

/// <summary>Where a machine stands; power is another matter.</summary>
public enum MachineState
{
    /// <summary>Its name is reserved; nothing else yet.</summary>
    Ordered = 0,

    /// <summary>Being made.</summary>
    Making = 1,

    /// <summary>Made and handed over.</summary>
    Ready = 2,

    /// <summary>Being removed.</summary>
    Removing = 3,

    /// <summary>Gone; the row stays for the audit.</summary>
    Removed = 4,
}
