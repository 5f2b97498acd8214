namespace Portal.Web.Api.Answering;

/// <summary>A kind of problem. Codes are for ever: version 1 only adds.</summary>
/// <param name="Name">What programs decide by.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Title">For people.</param>
internal sealed record Code(string Name, int Status, string Title)
{
    /// <summary>The body is not what was expected.</summary>
    public static Code BadBody { get; } = new("bad-body", StatusCodes.Status400BadRequest, "The body is not what this address takes.");

    /// <summary>A parameter of address or query is not what was expected.</summary>
    public static Code BadParameter { get; } = new("bad-parameter", StatusCodes.Status400BadRequest, "A parameter is not what this address takes.");

    /// <summary>An order without its key.</summary>
    public static Code KeyNeeded { get; } = new("key-needed", StatusCodes.Status400BadRequest, "An order needs an Idempotency-Key.");

    /// <summary>HTTP that cannot be read.</summary>
    public static Code BadRequest { get; } = new("bad-request", StatusCodes.Status400BadRequest, "The request cannot be read.");

    /// <summary>Nobody, or nobody any more.</summary>
    public static Code Unauthenticated { get; } = new("unauthenticated", StatusCodes.Status401Unauthorized, "A token is needed.");

    /// <summary>Somebody who may not.</summary>
    public static Code NotAllowed { get; } = new("not-allowed", StatusCodes.Status403Forbidden, "This caller may not do this.");

    /// <summary>There is no such thing.</summary>
    public static Code NotFound { get; } = new("not-found", StatusCodes.Status404NotFound, "There is no such thing.");

    /// <summary>The address does not take this verb.</summary>
    public static Code WrongVerb { get; } = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This address does not take this verb.");

    /// <summary>Another run has it.</summary>
    public static Code Held { get; } = new("held", StatusCodes.Status409Conflict, "A run holds it.");

    /// <summary>It is not any more as the caller saw it.</summary>
    public static Code Stale { get; } = new("stale", StatusCodes.Status412PreconditionFailed, "It was changed since it was read.");

    /// <summary>More than 1 MiB.</summary>
    public static Code TooLarge { get; } = new("too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large.");

    /// <summary>Another content type.</summary>
    public static Code NotJson { get; } = new("not-json", StatusCodes.Status415UnsupportedMediaType, "The body must be JSON.");

    /// <summary>A rule speaks against it.</summary>
    public static Code Refused { get; } = new("refused", StatusCodes.Status422UnprocessableEntity, "A rule speaks against it.");

    /// <summary>The key was given with other words.</summary>
    public static Code KeyReused { get; } = new("key-reused", StatusCodes.Status422UnprocessableEntity, "The Idempotency-Key was given with another request.");

    /// <summary>A change that does not say what it changes.</summary>
    public static Code MatchNeeded { get; } = new("match-needed", StatusCodes.Status428PreconditionRequired, "If-Match is needed.");

    /// <summary>What nobody foresaw.</summary>
    public static Code Surprise { get; } = new("surprise", StatusCodes.Status500InternalServerError, "Something unexpected happened.");

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<Code> All { get; } =
        [BadBody, BadParameter, KeyNeeded, BadRequest, Unauthenticated, NotAllowed, NotFound, WrongVerb, Held, Stale, TooLarge, NotJson, Refused, KeyReused, MatchNeeded, Surprise];

    /// <summary>The one for a bare status.</summary>
    public static Code Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => WrongVerb,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        >= 500 => Surprise,
        _ => BadRequest,
    };
}
