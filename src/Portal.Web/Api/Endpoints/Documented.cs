using Portal.Web.Api.Answering;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>What an endpoint says of itself in the OpenAPI document.</summary>
internal static class Documented
{
    /// <summary>Says what it does, and what it gives.</summary>
    /// <typeparam name="T">Of the answer.</typeparam>
    /// <param name="endpoint">To add to.</param>
    /// <param name="name">Stable: clients are made from it ("listCatalogs").</param>
    /// <param name="tag">The noun.</param>
    /// <param name="summary">One line.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="problems">Beside those of every address: 400, 401, 403.</param>
    public static RouteHandlerBuilder Says<T>(this RouteHandlerBuilder endpoint, string name, string tag, string summary, int status = StatusCodes.Status200OK, params ReadOnlySpan<Code> problems)
    {
        endpoint.WithName(name).WithTags(tag).WithSummary(summary).Produces<T>(status, "application/json");
        foreach (var code in (IEnumerable<Code>)[Code.BadParameter, Code.Unauthenticated, Code.NotAllowed, .. problems.ToArray()])
            endpoint.Produces<Problem>(code.Status, ProblemResult.ContentType);
        return endpoint;
    }

    /// <summary>It gives nothing back.</summary>
    public static RouteHandlerBuilder SaysNothing(this RouteHandlerBuilder endpoint, string name, string tag, string summary, params ReadOnlySpan<Code> problems)
    {
        endpoint.WithName(name).WithTags(tag).WithSummary(summary).Produces(StatusCodes.Status204NoContent);
        foreach (var code in (IEnumerable<Code>)[Code.BadParameter, Code.Unauthenticated, Code.NotAllowed, .. problems.ToArray()])
            endpoint.Produces<Problem>(code.Status, ProblemResult.ContentType);
        return endpoint;
    }

    /// <summary>It also shows what it would do, with ?dryRun=true.</summary>
    public static RouteHandlerBuilder AlsoDry<T>(this RouteHandlerBuilder endpoint) => endpoint.Produces<T>(StatusCodes.Status200OK, "application/json");

    /// <summary>It is an order: it takes an Idempotency-Key.</summary>
    public static RouteHandlerBuilder IsOrder(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new NeedsKey());

    /// <summary>It changes what its caller has seen: it takes an If-Match.</summary>
    public static RouteHandlerBuilder IsChange(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new NeedsMatch());
}

/// <summary>An endpoint that takes an Idempotency-Key.</summary>
internal sealed record NeedsKey;

/// <summary>An endpoint that takes an If-Match.</summary>
internal sealed record NeedsMatch;
