using System.Text.Json;

namespace Portal.Features.Machines;

/// <summary>What is kept of an order of power with its run.</summary>
/// <param name="Action">What.</param>
/// <param name="Machines">To which, by id.</param>
internal sealed record PowerRequest(PowerAction Action, IReadOnlyList<Guid> Machines)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static PowerRequest Of(string json) => JsonSerializer.Deserialize<PowerRequest>(json) ?? throw new JsonException("The order is empty.");
}
