using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;

namespace Portal.Features.Catalogs;

/// <summary>Shows what ordering a catalog would do: every name, disk, byte and limit. Changes nothing.</summary>
public sealed class PlanCatalog(IDbContextFactory<PortalDb> databases, IHosts hosts)
{
    /// <summary>The plan, or all objections.</summary>
    public async Task<Answer<CatalogPlan>> ExecuteAsync(CatalogOrder order, CancellationToken ct)
    {
        var (draft, verdict) = await new CatalogDraft(databases, hosts).DrawAsync(order, ct).ConfigureAwait(false);
        return draft is null ? Answer.No<CatalogPlan>(verdict) : Answer.Yes(draft.Ground.Plan(order.Name, draft.Folder, order.MemoryBytes, draft.Image));
    }
}
