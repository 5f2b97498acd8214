using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>The items of claims, and how the claims stand.</summary>
internal static class HandItems
{
    public static async Task<Dictionary<Guid, HandItem>> ReadAsync(Transaction tx, IEnumerable<Claim> claims, CancellationToken ct)
    {
        IReadOnlyList<Guid> ids = [.. claims.Select(claim => claim.Item).Distinct().Order()];
        if (ids.Count == 0) return [];
        var items = await tx.ReadAsync($"""{new Raw(HandItem.Select)} WHERE i."Id" IN ({ids})""", HandItem.Read, ct).ConfigureAwait(false);
        return items.ToDictionary(item => item.Id);
    }

    /// <summary>An older fence is refused, and what left its hands under this fence was given back.</summary>
    public static Standing StandingOf(Dictionary<Guid, HandItem> items, Claim claim) =>
        !items.TryGetValue(claim.Item, out var item) || item.Fence != claim.Fence ? Standing.Fenced
        : item.State != ItemState.AtWork ? Standing.GivenBack
        : item.CancelAsked ? Standing.CancelAsked
        : Standing.Yours;
}
