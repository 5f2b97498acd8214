using Portal.Domain;

namespace Portal.Features.Paging;

/// <summary>One page of a list, and the ways on.</summary>
/// <param name="Rows">In the list's order.</param>
/// <param name="Previous">The cursor of the page before; null on the first.</param>
/// <param name="Next">The cursor of the page after; null on the last.</param>
/// <param name="Count">Rows of all pages, at most <see cref="Page.MostCounted"/>; null unless it was asked for.</param>
/// <param name="CountIsCapped">There are more than <paramref name="Count"/>.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Previous, string? Next, int? Count, bool CountIsCapped);

/// <summary>What all lists have in common.</summary>
public static class Page
{
    /// <summary>Most rows of one page.</summary>
    public const int MostRows = 1000;

    /// <summary>Nobody needs to know how many more there are than this.</summary>
    public const int MostCounted = 1000;

    /// <summary>Whether a list ever gave such a cursor. Lists begin at their beginning where it is none.</summary>
    /// <param name="cursor">Null is the first page.</param>
    public static Verdict Judge(string? cursor) =>
        string.IsNullOrEmpty(cursor) || Cursor.Read(cursor) is not null
            ? Verdict.Yes
            : Verdict.No("cursor", cursor, "It is no cursor of a list.", "Use the one that came with the page before, or none.");
}
