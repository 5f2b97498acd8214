using System.Text.Json.Serialization;

namespace Portal.Web.Api.Contracts;

/// <summary>An order was taken: it is carried out from now on, whatever happens to who ordered it.</summary>
/// <param name="RunId">The run to look at: GET /api/v1/runs/RUNID?wait=60.</param>
/// <param name="TargetId">What it is about, where that is one thing: the catalog.</param>
internal sealed record OrderAnswer(Guid RunId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? TargetId);
