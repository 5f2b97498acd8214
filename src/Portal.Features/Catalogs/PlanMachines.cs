using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Catalogs.Warnings;

namespace Portal.Features.Catalogs;

/// <summary>Shows what adding machines to a catalog would do: every name, disk, byte and limit, and what could stop it. Changes nothing.</summary>
public sealed class PlanMachines(IDbContextFactory<PortalDb> databases, IHosts hosts, PlanWarnings warnings)
{
    /// <summary>The plan, or all objections: the same that <see cref="AddMachines"/> would have.</summary>
    /// <param name="catalog">Of which.</param>
    /// <param name="count">How many more: 1 to <see cref="MachineCount.Most"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<CatalogPlan>> ExecuteAsync(Guid catalog, int count, CancellationToken ct)
    {
        var (draft, verdict) = await new MachinesDraft(databases, hosts).DrawAsync(catalog, count, ct).ConfigureAwait(false);
        if (draft is null) return Answer.No<CatalogPlan>(verdict);
        var plan = draft.Ground.Plan(draft.Name, draft.Folder, draft.MemoryBytes, image: null);
        return Answer.Yes(await warnings.OnAsync(plan, draft.Ground.Connection.Id, draft.Master, ct).ConfigureAwait(false));
    }
}
