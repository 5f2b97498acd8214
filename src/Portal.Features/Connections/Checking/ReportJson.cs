using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Checks as a row keeps them.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>For the row.</summary>
    public static string Write(IReadOnlyList<Check> checks) => JsonSerializer.Serialize(checks, Options);

    /// <summary>From the row.</summary>
    public static IReadOnlyList<Check> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<Check>>(text, Options) ?? [];
}
