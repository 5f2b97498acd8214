using Microsoft.EntityFrameworkCore;

namespace Portal.Features.Paging;

/// <summary>Makes pages of rows that were read one further than the page.</summary>
internal static class Cutting
{
    /// <summary>Rows of one page: 1 to <see cref="Page.MostRows"/>.</summary>
    public static int Rows(int limit) => Math.Clamp(limit, 1, Page.MostRows);

    /// <summary>A page.</summary>
    /// <param name="rows">In the cursor's direction, one more than the page has where there is one more.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Most rows of the page.</param>
    /// <param name="at">The cursor at a row.</param>
    /// <param name="count">What <see cref="CountAsync"/> gave.</param>
    public static Page<T> Cut<T>(IReadOnlyList<T> rows, Cursor? cursor, int limit, Func<T, Cursor> at, int? count = null)
    {
        var more = rows.Count > Rows(limit);
        var backward = cursor is { Backward: true };
        var page = rows.Take(Rows(limit)).ToList();
        if (backward) page.Reverse();
        var (before, after) = backward ? (more, true) : (cursor is not null, more);
        return new(page,
            before && page.Count > 0 ? (at(page[0]) with { Backward = true }).ToString() : null,
            after && page.Count > 0 ? at(page[^1]).ToString() : null,
            count is { } counted ? Math.Min(counted, Page.MostCounted) : null, count > Page.MostCounted);
    }

    /// <summary>The same page, shown in another way.</summary>
    public static Page<TView> Show<T, TView>(this Page<T> page, Func<T, TView> view) => new([.. page.Rows.Select(view)], page.Previous, page.Next, page.Count, page.CountIsCapped);

    /// <summary>How many there are, one more than is told where there are too many to count; null unless asked.</summary>
    public static async Task<int?> CountAsync<T>(this IQueryable<T> rows, bool asked, CancellationToken ct) =>
        asked ? await rows.Take(Page.MostCounted + 1).CountAsync(ct).ConfigureAwait(false) : null;
}
