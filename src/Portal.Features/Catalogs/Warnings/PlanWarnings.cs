using Portal.Features.Connections;
using Portal.Features.Connections.Checking;

namespace Portal.Features.Catalogs.Warnings;

/// <summary>What could stop or slow an order of machines, of a new catalog or of one that there is. None of it blocks: reports age, and what a host refuses is told where the order fails.</summary>
public sealed class PlanWarnings(ReadConnection connections, ReadReport reports, TimeProvider time)
{
    /// <summary>The plan with what is to be said of it now: of its connection, of the room there, of the master.</summary>
    internal async Task<CatalogPlan> OnAsync(CatalogPlan plan, Guid connection, AnsweredMaster master, CancellationToken ct)
    {
        // One that was removed since has a plan that can only be looked at.
        var card = await connections.ExecuteAsync(connection, ct).ConfigureAwait(false);
        var checks = card is null ? [] : CheckWarnings.Of(await reports.LatestAsync(connection, ct).ConfigureAwait(false), plan.Connection, time.GetUtcNow());
        return plan with { Warnings = [.. checks, .. GroundWarnings.Silent(card?.Gates ?? []), .. GroundWarnings.Room(plan), .. MasterWarnings.Of(master, isNew: plan.Image is not null)] };
    }
}
