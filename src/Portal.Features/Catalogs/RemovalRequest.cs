using System.Text.Json;
using Portal.Features.Runs.Preparing;

namespace Portal.Features.Catalogs;

/// <summary>What is kept of an order to remove with its run.</summary>
/// <param name="Catalog">Whose machines.</param>
/// <param name="Name">The catalog's.</param>
/// <param name="Machines">Which; null for all, and the catalog with them.</param>
internal sealed record RemovalRequest(Guid Catalog, string Name, IReadOnlyList<Guid>? Machines)
{
    /// <summary>What is said of an order that was placed before.</summary>
    public static Ordered Answer(PlacedRun run) => new(run.Id, Of(run.Request).Catalog);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static RemovalRequest Of(string json) => JsonSerializer.Deserialize<RemovalRequest>(json) ?? throw new JsonException("The order is empty.");
}
