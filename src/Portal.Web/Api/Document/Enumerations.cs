using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Web.Api.Asking;

namespace Portal.Web.Api.Document;

/// <summary>Enumerations are open: a client that knows these words must live with another one later.</summary>
internal static class Enumerations
{
    /// <summary>Where the words are listed.</summary>
    public const string Extension = "x-extensible-enum";

    public static Task OpenAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum) return Task.CompletedTask;
        schema.Enum = null;
        schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Description ??= $"{string.Join(", ", Expected.Names(type))}; more words may come.";
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        schema.Extensions[Extension] = new JsonNodeExtension(new JsonArray([.. Expected.Names(type).Select(name => (JsonNode)name)]));
        return Task.CompletedTask;
    }
}
