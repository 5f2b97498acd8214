using Microsoft.OpenApi;
using Portal.Features.Access;
using Portal.Web.Access;
using Scalar.AspNetCore;

namespace Portal.Web.Api.Document;

/// <summary>The OpenAPI document, and a page to read and try it; for people who are signed in. Both come from the portal alone.</summary>
internal static class ApiDocument
{
    /// <summary>Where the document is.</summary>
    public const string Address = $"{ApiEndpoints.Root}/openapi.json";

    /// <summary>Where the page is.</summary>
    public const string Reference = "/api/reference";

    /// <summary>How a token is sent.</summary>
    public const string Scheme = "token";

    private const string Words =
        """
        Everything that the portal's pages can do. Send `Authorization: Bearer TOKEN`; tokens are made under Settings, by `portal token create`, or by POST /tokens.

        Long work answers 202 with the address of a run. `GET /runs/ID?wait=60` waits for it, `GET /runs/ID/events` follows it. A run that ended in part is no error: what is done can be used.

        An order needs an `Idempotency-Key`: sent again, it gives the same run, for seven days. A DELETE of settings needs the `If-Match` that GET gave as ETag. `?dryRun=true` shows what a write would do, and does nothing.

        Whatever is refused comes as problem+json: decide by `code`, show `errors`. Version 1 only adds: expect fields, codes and words of enumerations that are not here yet.
        """;

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiEndpoints.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Portal", Version = "1", Description = Words };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of the portal: \"portal_\" and 43 characters." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<Operations>();
        options.AddSchemaTransformer(Enumerations.OpenAsync);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(Address).RequireUseCase<ListTokens, IEndpointConventionBuilder>();
        app.MapScalarApiReference(Reference, options => options
            .WithTitle("Portal: API")
            .WithOpenApiRoutePattern(Address)
            // Nothing of it comes from, or goes to, anybody else.
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton()).RequireUseCase<ListTokens, IEndpointConventionBuilder>();
    }
}
