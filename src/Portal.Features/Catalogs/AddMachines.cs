using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Features.Connections;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Orders more machines of a catalog, over its newest image.</summary>
public sealed class AddMachines(IDbContextFactory<PortalDb> databases, IHosts hosts, IOrders orders, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "add-machines";

    /// <inheritdoc cref="ExecuteAsync(Guid, int, Who, Guid?, CancellationToken)" />
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, int count, Who who, CancellationToken ct) => ExecuteAsync(catalog, count, who, run: null, ct);

    /// <summary>Orders them.</summary>
    /// <param name="catalog">Of which.</param>
    /// <param name="count">How many more: 1 to <see cref="MachineCount.Most"/>.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that carries it out, or all objections.</returns>
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, int count, Who who, Guid? run, CancellationToken ct) =>
        desk.OnceAsync(run, Kind, MachineRequest.Answer, id => OrderAsync(catalog, count, who, id, ct), time, ct);

    private async Task<Answer<Ordered>> OrderAsync(Guid catalog, int count, Who who, Guid run, CancellationToken ct)
    {
        var (draft, verdict) = await new MachinesDraft(databases, hosts).DrawAsync(catalog, count, ct).ConfigureAwait(false);
        if (draft is null)
        {
            await audit.RefuseAsync(who, Kind, catalog.ToString(), catalog, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        await orders.SetGatesAsync(databases, draft.Ground, ct).ConfigureAwait(false);
        var request = new MachineRequest(catalog, draft.Image, IsNew: false, count, draft.Ground.Hosts, Foreign: []);
        var title = $"Add {Words.Machines(count)} to {draft.Name}";
        var entry = audit.Accepted(who, Kind, draft.Name, catalog, $$"""{"count":{{count}}}""");
        verdict = await desk.PlaceAsync(
            new NewRun(run, title, Kind, count == 1 ? Rank.Person : Rank.Order, who.Name, request.ToJson(), [new Audited(entry)]), who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run, catalog)) : Answer.No<Ordered>(verdict);
    }
}
