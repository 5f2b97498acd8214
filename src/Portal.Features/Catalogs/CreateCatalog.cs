using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Connections;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Orders a catalog: an image of a master, and machines over it.</summary>
public sealed class CreateCatalog(IDbContextFactory<PortalDb> databases, IHosts hosts, IOrders orders, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "create-catalog";

    /// <inheritdoc cref="ExecuteAsync(CatalogOrder, Who, Guid?, CancellationToken)" />
    public Task<Answer<Ordered>> ExecuteAsync(CatalogOrder order, Who who, CancellationToken ct) => ExecuteAsync(order, who, run: null, ct);

    /// <summary>Orders it.</summary>
    /// <param name="order">What.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that carries it out, or all objections.</returns>
    public Task<Answer<Ordered>> ExecuteAsync(CatalogOrder order, Who who, Guid? run, CancellationToken ct) =>
        desk.OnceAsync(run, Kind, MachineRequest.Answer, id => OrderAsync(order, who, id, ct), time, ct);

    private async Task<Answer<Ordered>> OrderAsync(CatalogOrder order, Who who, Guid run, CancellationToken ct)
    {
        var (draft, verdict) = await new CatalogDraft(databases, hosts).DrawAsync(order, ct).ConfigureAwait(false);
        if (draft is null)
        {
            await audit.RefuseAsync(who, Kind, order.Name, id: null, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        var ground = draft.Ground;
        await orders.SetGatesAsync(databases, ground, ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        order = await order.AnsweredForBy(who.Name, now).AsOfNowAsync(databases, draft.Image, ct).ConfigureAwait(false);
        var catalog = Catalog(Guid.CreateVersion7(now), order, draft, now);
        var image = Image(Guid.CreateVersion7(now), catalog.Id, order, draft);
        var request = new MachineRequest(catalog.Id, image.Id, IsNew: true, order.Machines, ground.Hosts, ground.Foreign);
        var entry = audit.Accepted(who, Kind, order.Name, catalog.Id, JsonSerializer.Serialize(order));
        verdict = await desk.PlaceAsync(
            new NewRun(run, $"Create {order.Name} with {Words.Machines(order.Machines)}", Kind, Rank.Order, who.Name, request.ToJson(),
                [new CatalogOrdered(catalog, image), new Audited(entry)]), who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run, catalog.Id)) : Answer.No<Ordered>(verdict);
    }

    private static Catalog Catalog(Guid id, CatalogOrder order, DraftedCatalog draft, DateTimeOffset now) => new()
    {
        Id = id,
        Name = order.Name,
        ConnectionId = draft.Ground.Connection.Id,
        NamingPattern = NamingScheme.Of(order.NamingPattern).Pattern,
        Guest = order.Guest,
        Generation = draft.Generation,
        Processors = order.Processors,
        MemoryBytes = order.MemoryBytes,
        Folder = draft.Folder,
        Created = now,
    };

    private static Image Image(Guid id, Guid catalog, CatalogOrder order, DraftedCatalog draft) => new()
    {
        Id = id,
        CatalogId = catalog,
        Number = 1,
        MasterName = draft.Image.Master,
        CheckpointName = draft.Image.Checkpoint,
        Confirmed = order.Confirmed,
        ConfirmedBy = order.ConfirmedBy,
        ConfirmedAt = order.ConfirmedAt,
        Host = draft.Image.Host,
        SourcePath = draft.Image.Source,
        Path = draft.Image.Path,
        FileBytes = draft.Image.Bytes,
        VirtualBytes = draft.VirtualBytes,
    };
}
