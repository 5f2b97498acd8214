using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Features.Catalogs;
using Portal.Web.Access;

namespace Portal.Web.Endpoints;

/// <summary>A kept plan as a file: the order, and every name, path, byte and limit of it.</summary>
internal static class PlanExport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Maps it.</summary>
    public static void MapPlanExport(this IEndpointRouteBuilder app) => app.MapGet("/plans/{id:guid}/plan.json", ExportAsync);

    [Needs<KeepPlan>]
    private static async Task<IResult> ExportAsync(Guid id, HttpContext context, Door door, CancellationToken ct)
    {
        var entry = await door.ReadAsync<KeepPlan, KeptPlanView?>(Callers.Of(context), plans => plans.ReadAsync(id, ct), ct);
        return entry.Result is { } plan
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(plan, Readable), "application/json", $"plan-{id}.json")
            : entry.Admission.Who is null ? Results.Forbid() : Results.NotFound();
    }
}
