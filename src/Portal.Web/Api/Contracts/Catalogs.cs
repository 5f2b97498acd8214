using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;

namespace Portal.Web.Api.Contracts;

/// <summary>A catalog to be planned.</summary>
internal record CatalogToPlan
{
    /// <summary>Unique; also the name of its folder. 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Where.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>Name of the master VM, or the host's id of it.</summary>
    public required string Master { get; init; }

    /// <summary>Name or id of a checkpoint of it; null takes its current disk, which needs it to be off.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>"VDI-###": the hashes are digits.</summary>
    public required string NamingPattern { get; init; }

    /// <summary>How many.</summary>
    public required int Machines { get; init; }

    /// <summary>What is on the master; linux unless told.</summary>
    public GuestKind? Guest { get; init; }

    /// <summary>Per machine: 1 to 64; 2 unless told.</summary>
    public int? Processors { get; init; }

    /// <summary>Per machine: a whole number of MiB; 2 GiB unless told.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What you confirm of the master: agent, optimised, generalised. Your name is kept with the image; plans warn of what is not confirmed.</summary>
    public IReadOnlyList<MasterCheck>? Confirmed { get; init; }

    /// <summary>As use cases take it, with defaults where nothing is said.</summary>
    public CatalogOrder ToOrder()
    {
        var order = new CatalogOrder { Name = Name, ConnectionId = ConnectionId, Master = Master, Checkpoint = Checkpoint, NamingPattern = NamingPattern, Machines = Machines };
        return order with { Guest = Guest ?? order.Guest, Processors = Processors ?? order.Processors, MemoryBytes = MemoryBytes ?? order.MemoryBytes, Confirmed = Confirmed.ToChecks() };
    }
}

/// <summary>A catalog to be made: by all its settings, or by a plan that was read.</summary>
internal sealed record NewCatalog
{
    /// <summary>A plan that was kept: then nothing else is given.</summary>
    public Guid? PlanId { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Name" />
    public string? Name { get; init; }

    /// <inheritdoc cref="CatalogToPlan.ConnectionId" />
    public Guid? ConnectionId { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Master" />
    public string? Master { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Checkpoint" />
    public string? Checkpoint { get; init; }

    /// <inheritdoc cref="CatalogToPlan.NamingPattern" />
    public string? NamingPattern { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Machines" />
    public int? Machines { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Guest" />
    public GuestKind? Guest { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Processors" />
    public int? Processors { get; init; }

    /// <inheritdoc cref="CatalogToPlan.MemoryBytes" />
    public long? MemoryBytes { get; init; }

    /// <inheritdoc cref="CatalogToPlan.Confirmed" />
    public IReadOnlyList<MasterCheck>? Confirmed { get; init; }

    /// <summary>The order, where no plan is named; or what is wrong with it.</summary>
    public (CatalogOrder? Order, IReadOnlyList<Fault> Faults) ToOrder()
    {
        (string Name, bool IsGiven)[] needed =
            [("name", Name is not null), ("connectionId", ConnectionId is not null), ("master", Master is not null), ("namingPattern", NamingPattern is not null), ("machines", Machines is not null)];
        (string Name, bool IsGiven)[] others =
            [("checkpoint", Checkpoint is not null), ("guest", Guest is not null), ("processors", Processors is not null), ("memoryBytes", MemoryBytes is not null), ("confirmed", Confirmed is not null)];
        IReadOnlyList<Fault> faults = PlanId is not null
            ? [.. needed.Concat(others).Where(each => each.IsGiven).Select(each => new Fault($"/{each.Name}", null, "A plan has all settings already.", "Leave it out, or leave out planId."))]
            : [.. needed.Where(each => !each.IsGiven).Select(each => new Fault($"/{each.Name}", null, "This field is needed.", "Give it, or a planId."))];
        return PlanId is not null || faults.Count > 0
            ? (null, faults)
            : (new CatalogToPlan
            {
                Name = Name!, ConnectionId = ConnectionId!.Value, Master = Master!, Checkpoint = Checkpoint, NamingPattern = NamingPattern!, Machines = Machines!.Value,
                Guest = Guest, Processors = Processors, MemoryBytes = MemoryBytes, Confirmed = Confirmed,
            }.ToOrder(), faults);
    }
}

/// <summary>More machines of a catalog.</summary>
internal sealed record MoreMachines
{
    /// <summary>How many more. Fewer machines is an order that names them: see removals.</summary>
    public required int Count { get; init; }
}

/// <summary>Machines that are to go, with all that is theirs on hosts.</summary>
internal sealed record NewRemoval
{
    /// <summary>Names or ids.</summary>
    public required IReadOnlyList<string> Machines { get; init; }
}

/// <summary>What somebody set of a catalog; its ETag covers this.</summary>
/// <param name="Name">Unique, in whatever case.</param>
/// <param name="ConnectionId">Where.</param>
/// <param name="Master">Name of the VM that its newest image was taken from.</param>
/// <param name="Checkpoint">Of it; null for its disk.</param>
/// <param name="NamingPattern">"VDI-###".</param>
/// <param name="Guest">What is on the master.</param>
/// <param name="Processors">Per machine.</param>
/// <param name="MemoryBytes">Per machine.</param>
internal sealed record CatalogSettings(string Name, Guid ConnectionId, string? Master, string? Checkpoint, string NamingPattern, GuestKind Guest, int Processors, long MemoryBytes)
{
    public static CatalogSettings Of(CatalogView view) => new(view.Catalog.Name, view.Catalog.ConnectionId, Newest(view)?.MasterName, Newest(view)?.CheckpointName,
        view.Catalog.NamingPattern, view.Catalog.Guest, view.Catalog.Processors, view.Catalog.MemoryBytes);

    // Images are newest first; those removed keep the settings as they were until the catalog is gone.
    private static Image? Newest(CatalogView view) => view.Images.FirstOrDefault(image => image.State != ImageState.Removed) ?? (view.Images.Count > 0 ? view.Images[0] : null);
}

/// <summary>A catalog in a list.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">Unique, in whatever case.</param>
/// <param name="ConnectionId">Where.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Condition">What its machines and its image ask for first.</param>
/// <param name="Machines">How many it has.</param>
/// <param name="Conditions">How many machines are in which condition.</param>
/// <param name="ImageNumber">Its newest version; null when it has none.</param>
/// <param name="Created">When it was made.</param>
internal sealed record CatalogItem(
    Guid Id, string Name, Guid ConnectionId, string Connection, Condition Condition, int Machines, IReadOnlyDictionary<Condition, int> Conditions, int? ImageNumber,
    DateTimeOffset Created)
{
    public static CatalogItem Of(CatalogSummary row) =>
        new(row.Id, row.Name, row.ConnectionId, row.Connection, row.Condition, row.Total, row.Machines, row.ImageNumber, row.Created);

    public static CatalogItem Of(CatalogView view) => new(view.Catalog.Id, view.Catalog.Name, view.Catalog.ConnectionId, view.Connection, view.Condition, view.Conditions.Values.Sum(),
        view.Conditions, view.Images.FirstOrDefault(image => image.State != ImageState.Removed)?.Number, view.Catalog.Created);
}

/// <summary>A catalog.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Settings">What somebody set.</param>
/// <param name="Status">How it stands; changes by itself.</param>
internal sealed record CatalogAnswer(Guid Id, CatalogSettings Settings, CatalogStatus Status)
{
    public static CatalogAnswer Of(CatalogView view) => new(view.Catalog.Id, CatalogSettings.Of(view), CatalogStatus.Of(view));
}

/// <summary>How a catalog stands.</summary>
/// <param name="State">making, ready or removing.</param>
/// <param name="Condition">What its machines and its image ask for first.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Generation">1 or 2; the master's.</param>
/// <param name="Folder">Where all of it lies.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Machines">How many it has.</param>
/// <param name="Conditions">How many machines are in which condition.</param>
/// <param name="States">How many machines are in which state, those removed too.</param>
/// <param name="Images">Newest first.</param>
/// <param name="HeldBy">The run that takes it away; null when none does.</param>
internal sealed record CatalogStatus(
    CatalogState State, Condition Condition, string Connection, int Generation, string Folder, DateTimeOffset Created, int Machines,
    IReadOnlyDictionary<Condition, int> Conditions, IReadOnlyDictionary<MachineState, int> States, IReadOnlyList<ImageAnswer> Images, RunReference? HeldBy)
{
    public static CatalogStatus Of(CatalogView view) => new(
        StateOf(view), view.Condition, view.Connection, view.Catalog.Generation, view.Catalog.Folder, view.Catalog.Created, view.Conditions.Values.Sum(),
        view.Conditions, view.Machines, [.. view.Images.Select(image => ImageAnswer.Of(image, view.MachinesOnImages.GetValueOrDefault(image.Id)))],
        view.Order is { } order ? new(order.Run, order.Title) : null);

    private static CatalogState StateOf(CatalogView view) =>
        view.Order is not null ? CatalogState.Removing : view.Images.Any(image => image.State == ImageState.Ready) ? CatalogState.Ready : CatalogState.Making;
}

/// <summary>Where a catalog stands.</summary>
internal enum CatalogState
{
    /// <summary>Its image is not whole yet.</summary>
    Making = 0,

    /// <summary>Machines can be ordered.</summary>
    Ready = 1,

    /// <summary>A run takes it away.</summary>
    Removing = 2,
}

/// <summary>A version of a catalog.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Number">Counted from 1 within the catalog.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Percent">Of its conversion.</param>
/// <param name="Master">Name of the VM that it was taken from.</param>
/// <param name="Checkpoint">Of it; null for its disk.</param>
/// <param name="Host">FQDN of the machine that converts it.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="FileBytes">Size of its file.</param>
/// <param name="VirtualBytes">Size that the guest sees.</param>
/// <param name="Machines">That hang on it.</param>
/// <param name="Confirmed">What somebody confirmed of the master as it was then.</param>
/// <param name="ConfirmedBy">Who; null when nobody confirmed anything.</param>
/// <param name="ConfirmedAt">When.</param>
internal sealed record ImageAnswer(
    Guid Id, int Number, ImageState State, int Percent, string Master, string? Checkpoint, string Host, string Path, long FileBytes, long VirtualBytes, int Machines,
    IReadOnlyList<MasterCheck> Confirmed, string? ConfirmedBy, DateTimeOffset? ConfirmedAt)
{
    public static ImageAnswer Of(Image image, int machines) => new(
        image.Id, image.Number, image.State, image.Percent, image.MasterName, image.CheckpointName, image.Host, image.Path, image.FileBytes, image.VirtualBytes, machines,
        image.Confirmed.ToList(), image.ConfirmedBy, image.ConfirmedAt);
}
