using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;

namespace Portal.Features.Catalogs.Warnings;

/// <summary>What was confirmed of a master before it was brought back to a checkpoint.</summary>
internal static class LapsedAnswers
{
    /// <summary>The restore that came after what an order confirms; null when none did.</summary>
    public static async Task<MasterRestore?> LapsedByAsync(this CatalogOrder order, PortalDb db, PlannedImage? image, CancellationToken ct) =>
        order.ConfirmedAt is { } confirmed && image is not null
        && await MasterRestore.LastAsync(db, image.MasterId, ct).ConfigureAwait(false) is { } restored && restored.When > confirmed ? restored : null;

    /// <summary>The order with what still counts: nothing, where the master was brought back since it was confirmed.</summary>
    public static async Task<CatalogOrder> AsOfNowAsync(this CatalogOrder order, IDbContextFactory<PortalDb> databases, PlannedImage image, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await order.LapsedByAsync(db, image, ct).ConfigureAwait(false) is null ? order : order with { Confirmed = MasterChecks.None, ConfirmedBy = null, ConfirmedAt = null };
    }
}
