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

    /// <summary>Orders it.</summary>
    /// <returns>The run that carries it out, or all objections.</returns>
    public async Task<Answer<Ordered>> ExecuteAsync(Guid catalog, Who who, CancellationToken ct)
    {
        var (request, verdict) = await new Removal(databases).JudgeAsync(catalog, named: null, ct).ConfigureAwait(false);
        if (request is null)
        {
            await audit.RefuseAsync(who, Kind, catalog.ToString(), catalog, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        var run = new NewRun(Guid.CreateVersion7(time.GetUtcNow()), $"Remove {request.Name}", Kind, Rank.Order, who.Name, request.ToJson(),
            [new Audited(audit.Accepted(who, Kind, request.Name, catalog))]);
        verdict = await desk.PlaceAsync(run, who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run.Id, catalog)) : Answer.No<Ordered>(verdict);
    }
}
