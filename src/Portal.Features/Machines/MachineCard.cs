using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>A machine, as its card shows it.</summary>
/// <param name="Id">Also its stamp.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Since">Since when: of the order that holds it where there is one, else of its state.</param>
/// <param name="Why">Why.</param>
/// <param name="Remedy">What a person can do about it.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
/// <param name="ConnectionId">Where; null once the catalog is gone.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="ImageNumber">The version of the catalog that it hangs on.</param>
/// <param name="Chain">Its disks, from the root to the leaf that it writes.</param>
/// <param name="IdentityDisk">Tells it who it is.</param>
/// <param name="Mac">"00155D800001"; null once it is removed.</param>
/// <param name="Host">FQDN of its host, as last seen.</param>
/// <param name="VmId">The host's id of the VM, once it is made.</param>
/// <param name="Order">The order that holds it; null when none does.</param>
public sealed record MachineCard(
    Guid Id, string Name, MachineState State, Condition Condition, DateTimeOffset Since, string? Why, string? Remedy, Guid CatalogId, string? Catalog,
    Guid? ConnectionId, string? Connection, int ImageNumber, IReadOnlyList<MachineDisk> Chain, MachineDisk IdentityDisk, string? Mac, string Host, Guid? VmId,
    MachineOrderView? Order)
{
    /// <summary>It is gone.</summary>
    public bool IsRemoved => State == MachineState.Removed;
}

/// <summary>A disk of a machine.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="FileBytes">Size of the file; null where only the host knows.</param>
/// <param name="VirtualBytes">Size that the guest sees; null where only the host knows.</param>
/// <param name="Others">Other machines that hang on it.</param>
public sealed record MachineDisk(MachineDiskRole Role, string Path, long? FileBytes, long? VirtualBytes, int Others);

/// <summary>What a machine's disk is for.</summary>
public enum MachineDiskRole
{
    /// <summary>The catalog's image: read only, shared.</summary>
    Image = 0,

    /// <summary>The machine's own, over the image.</summary>
    Difference = 1,

    /// <summary>Tells it who it is.</summary>
    Identity = 2,
}
