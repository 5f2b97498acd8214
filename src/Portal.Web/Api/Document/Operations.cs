using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;
using Portal.Web.Api.Endpoints;

namespace Portal.Web.Api.Document;

/// <summary>What an operation takes beside what its handler's signature says: headers, the body, words for parameters, examples.</summary>
internal sealed class Operations : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["accepted"] = "true: what was done; false: what was refused.",
        ["catalog"] = "Id of a catalog.",
        ["condition"] = "In this condition.",
        ["connection"] = "Id of a connection.",
        ["dryRun"] = "true shows what would be done, and does nothing.",
        ["from"] = "At this time or later.",
        ["host"] = "FQDN of a host.",
        ["id"] = "A UUID, permanent.",
        ["master"] = "Name of a master, or the host's id of it.",
        ["confidence"] = "Known exactly so well.",
        ["cursor"] = "The \"next\" of the page before.",
        ["limit"] = "Most rows: 1 to 1,000. 100 unless told.",
        ["kind"] = "\"create-catalog\".",
        ["name"] = "Exactly this name, in whatever case.",
        ["needsYou"] = "true: only those with items that need a person.",
        ["q"] = "As it is typed. Empty finds none.",
        ["reason"] = "Standing still or waiting for this reason, as the run tells it.",
        ["release"] = "Naming this release: \"VMM 2016\", in whatever case.",
        ["removed"] = "true: also those that are gone.",
        ["rows"] = "Of this kind alone.",
        ["search"] = "With this in it, in whatever case.",
        ["state"] = "In this state.",
        ["subject"] = "Id of a machine, image or catalog.",
        ["to"] = "Before this time.",
        ["wait"] = "Seconds to wait for the end: 0 to 60.",
        ["what"] = "The use case: \"create-catalog\".",
        ["who"] = "Account or token, exactly.",
    };

    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (parameter.Name is { } name && Words.TryGetValue(name, out var words)) parameter.Description ??= words;

        if (metadata.OfType<NeedsKey>().Any()) Header(operation, OrderKey.Header, "A new UUID for each order, the same one when it is repeated. Not needed with dryRun.", "0199d1f2-6c1e-7a43-9c55-2f6f0f3c9d11");
        if (metadata.OfType<NeedsMatch>().Any()) Header(operation, "If-Match", "The ETag that GET gave; * takes the settings as they are.", "\"9f86d081884c7d659a2feaa0c55ad015\"");
        if (metadata.OfType<TakesBody>().FirstOrDefault() is { Type: var type })
        {
            // By its name, as answers are: clients make a type of it.
            context.Document!.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = type != typeof(SomeItems),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = new OpenApiSchemaReference(type.Name, context.Document), Example = Examples.Of(type) },
                },
            };
        }

        if (metadata.OfType<GivesEvents>().Any() && operation.Responses?["200"].Content is { } content && content.Remove("application/json", out var run))
            content["text/event-stream"] = run;
    }

    private static void Header(OpenApiOperation operation, string name, string words, string example)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Header, Required = false, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example),
        });
    }
}
