using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Catalogs.Warnings;

namespace Portal.Features.Catalogs;

/// <summary>Shows what ordering a catalog would do: every name, disk, byte and limit, and what could stop it. Changes nothing.</summary>
public sealed class PlanCatalog(IDbContextFactory<PortalDb> databases, IHosts hosts, PlanWarnings warnings)
{
    /// <summary>The plan, or all objections.</summary>
    public async Task<Answer<CatalogPlan>> ExecuteAsync(CatalogOrder order, CancellationToken ct)
    {
        var (draft, verdict) = await new CatalogDraft(databases, hosts).DrawAsync(order, ct).ConfigureAwait(false);
        if (draft is null) return Answer.No<CatalogPlan>(verdict);
        var plan = draft.Ground.Plan(order.Name, draft.Folder, order.MemoryBytes, draft.Image);
        return Answer.Yes(await warnings.OnAsync(plan, order.ConnectionId, AnsweredMaster.Of(order), ct).ConfigureAwait(false));
    }
}
