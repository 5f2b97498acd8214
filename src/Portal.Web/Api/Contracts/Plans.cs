using Portal.Domain.Catalogs;
using Portal.Features.Catalogs;
using Portal.Features.Catalogs.Warnings;

namespace Portal.Web.Api.Contracts;

/// <summary>A plan that was kept: an order may name it as long as it holds.</summary>
/// <param name="PlanId">Permanent.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">From when on it can only be looked at.</param>
/// <param name="By">For whom.</param>
/// <param name="RunId">The run that carries it out; null while nobody has ordered it.</param>
/// <param name="Order">What was asked for, with defaults filled in.</param>
/// <param name="Plan">What that would do.</param>
internal sealed record KeptPlanAnswer(Guid PlanId, DateTimeOffset Created, DateTimeOffset Expires, string By, Guid? RunId, PlannedOrder Order, PlanAnswer Plan)
{
    public static KeptPlanAnswer Of(KeptPlanView kept) => new(kept.Id, kept.Created, kept.Expires, kept.By, kept.Run, PlannedOrder.Of(kept.Order), PlanAnswer.Of(kept.Plan));
}

/// <summary>A catalog as it was asked for, with defaults filled in.</summary>
/// <param name="Name">Unique, in whatever case.</param>
/// <param name="ConnectionId">Where.</param>
/// <param name="Master">Name of the master VM, or the host's id of it.</param>
/// <param name="Checkpoint">Name or id of a checkpoint of it; null for its disk.</param>
/// <param name="NamingPattern">"VDI-###".</param>
/// <param name="Machines">How many.</param>
/// <param name="Guest">What is on the master.</param>
/// <param name="Processors">Per machine.</param>
/// <param name="MemoryBytes">Per machine.</param>
/// <param name="Confirmed">What somebody confirmed of the master.</param>
/// <param name="ConfirmedBy">Who; null when nobody confirmed anything.</param>
/// <param name="ConfirmedAt">When.</param>
internal sealed record PlannedOrder(
    string Name, Guid ConnectionId, string Master, string? Checkpoint, string NamingPattern, int Machines, GuestKind Guest, int Processors, long MemoryBytes,
    IReadOnlyList<MasterCheck> Confirmed, string? ConfirmedBy, DateTimeOffset? ConfirmedAt)
{
    public static PlannedOrder Of(CatalogOrder order) => new(
        order.Name, order.ConnectionId, order.Master, order.Checkpoint, order.NamingPattern, order.Machines, order.Guest, order.Processors, order.MemoryBytes,
        order.Confirmed.ToList(), order.ConfirmedBy, order.ConfirmedAt);
}

/// <summary>What an order of machines would do.</summary>
/// <param name="Catalog">Name.</param>
/// <param name="Connection">Name.</param>
/// <param name="Image">The copy of the master that all disks hang on; null when the catalog has one.</param>
/// <param name="Machines">In the order of their numbers.</param>
/// <param name="Storage">What is written where.</param>
/// <param name="RemoteCalls">Calls to hosts, when nothing has to be tried twice.</param>
/// <param name="Limits">How much of it happens at once.</param>
/// <param name="CanRunAtOnce">Machines that the hosts' free memory carries, with the largest host lost: advice, not a limit.</param>
/// <param name="Warnings">What could stop or slow it, as it stands now: none of it keeps it from being ordered.</param>
internal sealed record PlanAnswer(
    string Catalog, string Connection, ImageToTake? Image, IReadOnlyList<MachineToMake> Machines, StorageToFill Storage, int RemoteCalls,
    IReadOnlyList<PlannedLimit> Limits, long CanRunAtOnce, IReadOnlyList<WarningToRead> Warnings)
{
    public static PlanAnswer Of(CatalogPlan plan) => new(
        plan.Catalog, plan.Connection, ImageToTake.Of(plan.Image), [.. plan.Machines.Select(each => new MachineToMake(each.Name, each.Host, each.DiskPath, each.IdentityPath))],
        StorageToFill.Of(plan.Storage), plan.RemoteCalls, [.. plan.Limits.Select(gate => new PlannedLimit(gate.Name, gate.Limit))], plan.CanRunAtOnce,
        [.. plan.Warnings.Select(WarningToRead.Of)]);
}

/// <summary>An image to be taken.</summary>
/// <param name="Master">Name of the master.</param>
/// <param name="Checkpoint">Name of the checkpoint; null for its current disk.</param>
/// <param name="Host">FQDN of the machine that converts it.</param>
/// <param name="Source">The disk it is taken from.</param>
/// <param name="Path">Where it will lie.</param>
/// <param name="Bytes">At most.</param>
internal sealed record ImageToTake(string Master, string? Checkpoint, string Host, string Source, string Path, long Bytes)
{
    public static ImageToTake? Of(PlannedImage? image) => image is null ? null : new(image.Master, image.Checkpoint, image.Host, image.Source, image.Path, image.Bytes);
}

/// <summary>A machine to be made.</summary>
/// <param name="Name">NetBIOS name.</param>
/// <param name="Host">FQDN of its host.</param>
/// <param name="DiskPath">The difference disk.</param>
/// <param name="IdentityPath">The identity disk.</param>
internal sealed record MachineToMake(string Name, string Host, string DiskPath, string IdentityPath);

/// <summary>What is written to a storage.</summary>
/// <param name="Folder">On it.</param>
/// <param name="ImageBytes">At most.</param>
/// <param name="DifferenceDiskBytes">Of all of them, while they are empty.</param>
/// <param name="IdentityDiskBytes">Of all of them.</param>
/// <param name="Bytes">All of this order.</param>
/// <param name="PromisedBytes">What orders under way will still write there.</param>
/// <param name="FreeBytes">Now.</param>
/// <param name="TotalBytes">Of the volume or share.</param>
internal sealed record StorageToFill(
    string Folder, long ImageBytes, long DifferenceDiskBytes, long IdentityDiskBytes, long Bytes, long PromisedBytes, long FreeBytes, long TotalBytes)
{
    public static StorageToFill Of(PlannedStorage storage) => new(storage.Folder, storage.ImageBytes, storage.DifferenceDiskBytes, storage.IdentityDiskBytes, storage.Bytes,
        storage.PromisedBytes, storage.FreeBytes, storage.TotalBytes);
}

/// <summary>How much happens at once.</summary>
/// <param name="Name">"disk:hv03.lab.example".</param>
/// <param name="Limit">Most at once.</param>
internal sealed record PlannedLimit(string Name, int Limit);

/// <summary>Something to know before ordering.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">It is, as a sentence.</param>
/// <param name="Why">What was seen; null where that says it all.</param>
/// <param name="Remedy">What it means, and what to do.</param>
/// <param name="Check">Key of the prerequisite: "credssp"; null for what none is about.</param>
internal sealed record WarningToRead(PlanWarningKind Kind, string What, string? Why, string Remedy, string? Check)
{
    public static WarningToRead Of(PlanWarning warning) => new(warning.Kind, warning.What, warning.Why, warning.Remedy, warning.Check);
}

/// <summary>Exactly what a removal would delete.</summary>
/// <param name="Catalog">Name.</param>
/// <param name="Machines">In the order of their names.</param>
/// <param name="Images">Files of images; none where the catalog stays.</param>
internal sealed record RemovalPreviewAnswer(string Catalog, IReadOnlyList<LeavingMachine> Machines, IReadOnlyList<ThingAnswer> Images)
{
    public static RemovalPreviewAnswer Of(RemovalPreview preview) => new(preview.Catalog,
        [.. preview.Machines.Select(machine => new LeavingMachine(machine.Id, machine.Name, machine.State, [.. machine.Things.Select(ThingAnswer.Of)]))],
        [.. preview.Images.Select(ThingAnswer.Of)]);
}

/// <summary>A machine that would go, with what of it is on hosts.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Things">All that the ledger has of it.</param>
internal sealed record LeavingMachine(Guid Id, string Name, Domain.Machines.MachineState State, IReadOnlyList<ThingAnswer> Things);

/// <summary>Something on a host.</summary>
/// <param name="Kind">"disk", "vm", "staged", "folder".</param>
/// <param name="Host">Where it can be reached.</param>
/// <param name="Name">A path, or the stamp of a VM.</param>
/// <param name="IsTransient">Half-written, or on its way.</param>
internal sealed record ThingAnswer(string Kind, string Host, string Name, bool IsTransient)
{
    public static ThingAnswer Of(Portal.Runs.Thing thing) => new(thing.Kind, thing.Host, thing.Name, thing.Transient);
}
