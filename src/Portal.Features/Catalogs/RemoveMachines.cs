using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Removes machines that an order names, with all that is theirs on hosts.</summary>
public sealed class RemoveMachines(IDbContextFactory<PortalDb> databases, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "remove-machines";

    /// <summary>What would be deleted, or why it cannot be.</summary>
    /// <param name="catalog">Whose.</param>
    /// <param name="machines">Names or ids.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<RemovalPreview>> PreviewAsync(Guid catalog, IReadOnlyList<string> machines, CancellationToken ct)
    {
        var removal = new Removal(databases);
        var (request, verdict) = await removal.JudgeAsync(catalog, machines, ct).ConfigureAwait(false);
        return request is null ? Answer.No<RemovalPreview>(verdict) : Answer.Yes(await removal.ShowAsync(request, ct).ConfigureAwait(false));
    }

    /// <summary>Orders it.</summary>
    /// <returns>The run that carries it out, or all objections.</returns>
    public async Task<Answer<Ordered>> ExecuteAsync(Guid catalog, IReadOnlyList<string> machines, Who who, CancellationToken ct)
    {
        var (request, verdict) = await new Removal(databases).JudgeAsync(catalog, machines, ct).ConfigureAwait(false);
        if (request is null)
        {
            await audit.RefuseAsync(who, Kind, catalog.ToString(), catalog, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        var count = request.Machines!.Count;
        var run = new NewRun(Guid.CreateVersion7(time.GetUtcNow()), $"Remove {Words.Machines(count)} of {request.Name}", Kind, count == 1 ? Rank.Person : Rank.Order, who.Name,
            request.ToJson(), [new Audited(audit.Accepted(who, Kind, request.Name, catalog, request.ToJson()))]);
        verdict = await desk.PlaceAsync(run, who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run.Id, catalog)) : Answer.No<Ordered>(verdict);
    }
}
