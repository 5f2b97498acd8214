using System.Text.Json.Serialization;

namespace Portal.Web.Api.Contracts;

/// <summary>Why not, as RFC 9457 wants it told. Never an exception's text, never a secret.</summary>
/// <param name="Type">"urn:portal:" and the code.</param>
/// <param name="Title">The same for each problem of this code.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">Stable: programs decide by it.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Instance">What was asked for.</param>
/// <param name="Errors">Each fault, where it is and what to do about it.</param>
/// <param name="HeldBy">The run that holds what was asked for.</param>
/// <param name="TraceId">Finds it in the portal's log.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    string Instance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RunReference? HeldBy,
    string TraceId);

/// <summary>One thing that is wrong.</summary>
/// <param name="Pointer">A JSON pointer into the body ("/count"), or "query:limit", "path:id", "header:If-Match".</param>
/// <param name="Value">What was given, shortened; never a secret.</param>
/// <param name="Rule">What it must be.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record Fault(string Pointer, string? Value, string Rule, string Remedy);

/// <summary>A run, by id and title.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Title">For people.</param>
internal sealed record RunReference(Guid Id, string Title);
