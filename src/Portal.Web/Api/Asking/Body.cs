using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Asking;

/// <summary>The body of a request, read and compared with what is expected before the endpoint is called; <see cref="BodyFilter"/> answers where it is not.</summary>
/// <typeparam name="T">What is expected.</typeparam>
internal sealed class Body<T> : IBody, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider where T : class
{
    private Body(T? value, byte[] hash, ProblemResult? fault) => (Value, Hash, Fault) = (value!, hash, fault);

    /// <summary>What was sent.</summary>
    public T Value { get; }

    /// <inheritdoc />
    public byte[] Hash { get; }

    /// <inheritdoc />
    public ProblemResult? Fault { get; }

    /// <inheritdoc />
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var isEmpty = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;
        if (!isEmpty && !context.Request.HasJsonContentType()) return No(Problems.At(Code.NotJson, "header:Content-Type", context.Request.ContentType, "The body must be JSON.", "Send it as application/json."));
        // No body at all says nothing of any field.
        if ((isEmpty ? "{}"u8.ToArray() : await IBody.ReadAsync(context.Request, context.RequestAborted)) is not { } bytes)
            return No(Problems.At(Code.TooLarge, "", null, $"A body has at most {IBody.MostBytes} bytes.", "Send less in one request."));
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = ApiJson.Options.MaxDepth, AllowDuplicateProperties = false });
            return Shape.Compare(document.RootElement, typeof(T)) is { Count: > 0 } faults
                ? No(Problems.At(Code.BadBody, faults))
                : new(document.Deserialize<T>(ApiJson.Options), SHA256.HashData(bytes), fault: null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return No(Problems.At(Code.BadBody, "", null, "This is no JSON: it ends too early, names a field twice, nests too deep, or has characters that JSON does not allow.", "Send one JSON object in UTF-8."));
        }
    }

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new TakesBody(typeof(T)));

    private static Body<T> No(ProblemResult fault) => new(null, [], fault);
}

/// <summary>What body an endpoint takes.</summary>
internal sealed record TakesBody(Type Type);

/// <summary>A body of whatever type.</summary>
internal interface IBody
{
    /// <summary>Most bytes of one.</summary>
    const int MostBytes = 1024 * 1024;

    /// <summary>SHA-256 of it as it was sent.</summary>
    byte[] Hash { get; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    ProblemResult? Fault { get; }

    /// <summary>All of it; null when it is larger than <see cref="MostBytes"/>.</summary>
    static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes) return null;
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (read.Length + count > MostBytes) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}

/// <summary>Answers requests whose body is not what was expected.</summary>
internal sealed class BodyFilter : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IBody>().Select(body => body.Fault).FirstOrDefault(fault => fault is not null) is { } no ? ValueTask.FromResult<object?>(no) : next(context);
}
