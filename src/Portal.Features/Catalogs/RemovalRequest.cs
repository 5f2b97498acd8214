using System.Text.Json;

namespace Portal.Features.Catalogs;

/// <summary>What is kept of an order to remove with its run.</summary>
/// <param name="Catalog">Whose machines.</param>
/// <param name="Name">The catalog's.</param>
/// <param name="Machines">Which; null for all, and the catalog with them.</param>
internal sealed record RemovalRequest(Guid Catalog, string Name, IReadOnlyList<Guid>? Machines)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static RemovalRequest Of(string json) => JsonSerializer.Deserialize<RemovalRequest>(json) ?? throw new JsonException("The order is empty.");
}
