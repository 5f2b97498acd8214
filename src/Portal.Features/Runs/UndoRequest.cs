using System.Text.Json;

namespace Portal.Features.Runs;

/// <summary>What is kept of an order to undo with its run.</summary>
/// <param name="Run">What is undone.</param>
/// <param name="Items">Which of its items; null for all that can be.</param>
internal sealed record UndoRequest(Guid Run, IReadOnlyList<Guid>? Items)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static UndoRequest Of(string json) => JsonSerializer.Deserialize<UndoRequest>(json) ?? throw new JsonException("The order is empty.");
}
