using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Removes a catalog: its machines, then its images, then itself.</summary>
public sealed class RemoveCatalog(IDbContextFactory<PortalDb> databases, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "remove-catalog";

    /// <summary>What would be deleted, or why it cannot be.</summary>
    public async Task<Answer<RemovalPreview>> PreviewAsync(Guid catalog, CancellationToken ct)
    {
        var removal = new Removal(databases);
        var (request, verdict) = await removal.JudgeAsync(catalog, named: null, ct).ConfigureAwait(false);
        return request is null ? Answer.No<RemovalPreview>(verdict) : Answer.Yes(await removal.ShowAsync(request, ct).ConfigureAwait(false));
    }

    /// <inheritdoc cref="ExecuteAsync(Guid, Who, Guid?, CancellationToken)" />
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, Who who, CancellationToken ct) => ExecuteAsync(catalog, who, run: null, ct);

    /// <summary>Orders it.</summary>
    /// <param name="catalog">Which.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that carries it out, or all objections.</returns>
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, Who who, Guid? run, CancellationToken ct) =>
        desk.OnceAsync(run, Kind, RemovalRequest.Answer, id => OrderAsync(catalog, who, id, ct), time, ct);

    private async Task<Answer<Ordered>> OrderAsync(Guid catalog, Who who, Guid id, CancellationToken ct)
    {
        var (request, verdict) = await new Removal(databases).JudgeAsync(catalog, named: null, ct).ConfigureAwait(false);
        if (request is null)
        {
            await audit.RefuseAsync(who, Kind, catalog.ToString(), catalog, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        var run = new NewRun(id, $"Remove {request.Name}", Kind, Rank.Order, who.Name, request.ToJson(),
            [new Audited(audit.Accepted(who, Kind, request.Name, catalog))]);
        verdict = await desk.PlaceAsync(run, who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run.Id, catalog)) : Answer.No<Ordered>(verdict);
    }
}
