using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades.Browsing;

/// <summary>What a row says beside its sentence.</summary>
internal static class RowNotes
{
    /// <summary>A sentence or more; null where there is nothing.</summary>
    public static string? Of(Row row) => row switch
    {
        Release { Closed: { } closed } => closed,
        Support { Note: { } note } => note,
        Upgrade way => string.Join(' ', ((string?[])[way.Words is null ? null : $"In its source's words: \"{way.Words}\".", way.Note]).OfType<string>()) is { Length: > 0 } words ? words : null,
        Generations { Note: { } note } => note,
        Obstacle obstacle => obstacle.Remedy,
        Work work => string.Join(' ', [.. work.Before, .. work.Works, .. work.Stops.Skip(1), .. work.After]),
        Build build => string.Join(' ', ((string?[])[build.Date is null ? null : $"Of {build.Date}.", build.Kb is { } kb ? FormattableString.Invariant($"KB{kb}.") : null, build.Note]).OfType<string>()) is { Length: > 0 } words ? words : null,
        _ => null,
    };
}
