using Portal.Data.Runs;

namespace Portal.Features.Runs;

/// <summary>Items that keep their subject from others: those that are under way or got stuck, few beside all that ever were.</summary>
internal static class Holding
{
    /// <summary>Those of them that do. Asked for as a range, since SQLite takes no index for "is not null".</summary>
    public static IQueryable<ItemRow> ThatHold(this IQueryable<ItemRow> items) => items.Where(item => item.HeldSubject!.Value.CompareTo(Guid.Empty) > 0);
}
