using System.Text.Json.Serialization;

namespace Portal.Web.Api.Contracts;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">The cursor of the page after; null on the last.</param>
/// <param name="Total">Rows of all pages; left out unless asked for.</param>
/// <param name="TotalIsAtLeast">True: there are more than "total" says, which counts no further than 1,000.</param>
internal sealed record Listed<T>(
    IReadOnlyList<T> Items,
    string? Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Total = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? TotalIsAtLeast = null);
