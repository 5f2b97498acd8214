using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Machines;
using Portal.Runs;

namespace Portal.Web.Api.Contracts;

/// <summary>An order of power.</summary>
internal sealed record NewPower
{
    /// <summary>What.</summary>
    public required PowerAction Action { get; init; }

    /// <summary>Names or ids, of whatever catalogs: 1 to 1,000.</summary>
    public required IReadOnlyList<string> Machines { get; init; }
}

/// <summary>A machine in a list.</summary>
/// <param name="Id">Permanent; also its stamp on the host.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
/// <param name="Remedy">What a person can do about it.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
/// <param name="ImageNumber">The version of the catalog that it hangs on.</param>
/// <param name="Host">FQDN of its host, as last seen.</param>
/// <param name="VmId">The host's id of the VM, once it is made.</param>
/// <param name="Mac">Its address; null once it is removed.</param>
/// <param name="DiskPath">The difference disk.</param>
/// <param name="IdentityPath">The identity disk.</param>
/// <param name="HeldBy">The run that holds it; null when none does.</param>
internal sealed record MachineItem(
    Guid Id, string Name, MachineState State, Condition Condition, DateTimeOffset Since, string? Why, string? Remedy, Guid CatalogId, string? Catalog, int ImageNumber,
    string Host, Guid? VmId, string? Mac, string DiskPath, string IdentityPath, MachineHold? HeldBy)
{
    public static MachineItem Of(MachineView view) => new(
        view.Id, view.Name, view.State, view.Condition, view.Since, view.Why, view.Advice, view.CatalogId, view.Catalog, view.ImageNumber, view.Host, view.VmId, view.Mac,
        view.DiskPath, view.IdentityPath, MachineHold.Of(view.Order));

    public static MachineItem Of(MachineCard card) => new(
        card.Id, card.Name, card.State, card.Condition, card.Since, card.Why, card.Remedy, card.CatalogId, card.Catalog, card.ImageNumber, card.Host, card.VmId, card.Mac,
        card.Chain[^1].Path, card.IdentityDisk.Path, MachineHold.Of(card.Order));
}

/// <summary>A machine.</summary>
/// <param name="Id">Permanent; also its stamp on the host.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
/// <param name="Remedy">What a person can do about it.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
/// <param name="ConnectionId">Where; null once the catalog is gone.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="ImageNumber">The version of the catalog that it hangs on.</param>
/// <param name="Host">FQDN of its host, as last seen.</param>
/// <param name="VmId">The host's id of the VM, once it is made.</param>
/// <param name="Mac">Its address; null once it is removed.</param>
/// <param name="Disks">From the root to the leaf that it writes, then the identity disk.</param>
/// <param name="HeldBy">The run that holds it; null when none does.</param>
internal sealed record MachineAnswer(
    Guid Id, string Name, MachineState State, Condition Condition, DateTimeOffset Since, string? Why, string? Remedy, Guid CatalogId, string? Catalog, Guid? ConnectionId,
    string? Connection, int ImageNumber, string Host, Guid? VmId, string? Mac, IReadOnlyList<DiskAnswer> Disks, MachineHold? HeldBy)
{
    public static MachineAnswer Of(MachineCard card) => new(
        card.Id, card.Name, card.State, card.Condition, card.Since, card.Why, card.Remedy, card.CatalogId, card.Catalog, card.ConnectionId, card.Connection, card.ImageNumber,
        card.Host, card.VmId, card.Mac, [.. card.Chain.Append(card.IdentityDisk).Select(DiskAnswer.Of)], MachineHold.Of(card.Order));
}

/// <summary>A disk of a machine.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="FileBytes">Size of the file; null where only the host knows.</param>
/// <param name="VirtualBytes">Size that the guest sees; null where only the host knows.</param>
/// <param name="OtherMachines">That hang on it too.</param>
internal sealed record DiskAnswer(MachineDiskRole Role, string Path, long? FileBytes, long? VirtualBytes, int OtherMachines)
{
    public static DiskAnswer Of(MachineDisk disk) => new(disk.Role, disk.Path, disk.FileBytes, disk.VirtualBytes, disk.Others);
}

/// <summary>The run that holds a machine.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="Title">Of the run.</param>
/// <param name="State">Where the machine stands in it.</param>
/// <param name="Step">Where.</param>
internal sealed record MachineHold(Guid Id, string Title, ItemState State, string Step)
{
    public static MachineHold? Of(MachineOrderView? order) => order is null ? null : new(order.Run, order.Title, order.State, order.Step);
}

/// <summary>One thing that happened to a machine.</summary>
/// <param name="When">When.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="By">Who, or the order that did it.</param>
/// <param name="What">One sentence.</param>
/// <param name="RunId">The order; null when it has none.</param>
/// <param name="Detail">For those who look closer.</param>
internal sealed record TimelineItem(DateTimeOffset When, TimelineKind Kind, string By, string What, Guid? RunId, StepAnswer? Detail)
{
    public static TimelineItem Of(TimelineEntry entry) => new(entry.When, entry.Kind, entry.By, entry.What, entry.Run, entry.Detail is { } step
        ? new(step.Step, step.Attempt, step.Started, Math.Round(step.Took.TotalSeconds, 3), step.Fence)
        : null);
}

/// <summary>A step that was run.</summary>
/// <param name="Step">Its key.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Started">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Fence">Number of the claim, as half-written files carry it.</param>
internal sealed record StepAnswer(string Step, int Attempt, DateTimeOffset Started, double Seconds, long Fence);

/// <summary>What the help desk's search found.</summary>
/// <param name="Items">Best first.</param>
/// <param name="More">There are more.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchHit> Items, bool More)
{
    public static SearchAnswer Of(FoundMachines found) => new([.. found.Machines.Select(SearchHit.Of)], found.More);
}

/// <summary>A machine that was found.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="Condition">How it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
/// <param name="Host">FQDN, as last seen.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
internal sealed record SearchHit(Guid Id, string Name, Condition Condition, DateTimeOffset Since, string? Why, string Host, Guid CatalogId, string? Catalog)
{
    public static SearchHit Of(FoundMachine hit) => new(hit.Id, hit.Name, hit.Condition, hit.Since, hit.Why, hit.Host, hit.CatalogId, hit.Catalog);
}
