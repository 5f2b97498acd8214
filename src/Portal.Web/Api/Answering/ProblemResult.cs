using System.Diagnostics;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Answering;

/// <summary>A "no" as problem+json.</summary>
/// <param name="code">Which kind.</param>
/// <param name="detail">One sentence for people.</param>
/// <param name="errors">Each fault; null where there is nothing to point at.</param>
/// <param name="heldBy">The run that has it.</param>
internal sealed class ProblemResult(Code code, string detail, IReadOnlyList<Fault>? errors = null, RunReference? heldBy = null) : IResult
{
    /// <summary>As RFC 9457 names it.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Which kind.</summary>
    public Code Code { get; } = code;

    /// <summary>One sentence for people.</summary>
    public string Detail { get; } = detail;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new Problem(
            $"urn:portal:{Code.Name}", Code.Title, Code.Status, Code.Name, Detail, httpContext.Request.Path, errors, heldBy,
            Activity.Current?.Id ?? httpContext.TraceIdentifier);
        httpContext.Response.StatusCode = Code.Status;
        return httpContext.Response.WriteAsJsonAsync(problem, ApiJson.Options, ContentType, httpContext.RequestAborted);
    }
}
