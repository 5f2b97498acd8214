using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Endpoints;

/// <summary>
/// Files that never change under their address (it has their fingerprint) are compressed once and kept so: MudBlazor's come uncompressed
/// otherwise, and what is compressed anew for each visitor is both larger and later.
/// </summary>
internal sealed class PackedAssets(RequestDelegate next)
{
    private const string Brotli = "br";

    /// <summary>0 to 11. At 9 all that a first page needs takes a tenth of a second, once.</summary>
    private const int Quality = 9;

    // An address is the same file in whatever case: nobody can have it kept once for each way to write it.
    private readonly ConcurrentDictionary<string, Packed> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file by its address; everything else passes.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsWanted(context.Request))
        {
            await next(context);
            return;
        }

        var path = context.Request.Path.Value!;
        if (!_kept.TryGetValue(path, out var packed))
        {
            var (body, file) = (context.Response.Body, new MemoryStream());
            context.Request.Headers.AcceptEncoding = "identity"; // as it is, also where the build made a compressed one
            context.Response.Body = file;
            try
            {
                await next(context);
            }
            finally
            {
                context.Response.Body = body;
            }

            if (!IsFile(context.Response))
            {
                file.Position = 0;
                await file.CopyToAsync(body, context.RequestAborted);
                return;
            }

            packed = _kept.GetOrAdd(path, _ => Packed.Of(context.Response.Headers, file));
        }

        await packed.WriteAsync(context);
    }

    /// <summary>The whole of a file that is named by what is in it.</summary>
    private static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && Path.GetExtension(request.Path.Value.AsSpan()) is ".css" or ".js" && request.Headers.AcceptEncoding.Any(one => one?.Contains(Brotli, StringComparison.Ordinal) == true)
        && request.Headers.Range.Count == 0 && request.Headers.IfNoneMatch.Count == 0 && request.Headers.IfModifiedSince.Count == 0;

    private static bool IsFile(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && response.Headers.ContentEncoding.Count == 0 && response.Headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal);

    private sealed record Packed(byte[] Content, KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>[] Headers)
    {
        public static Packed Of(IHeaderDictionary headers, MemoryStream file)
        {
            var content = new byte[BrotliEncoder.GetMaxCompressedLength((int)file.Length)];
            if (!BrotliEncoder.TryCompress(file.GetBuffer().AsSpan(0, (int)file.Length), content, out var written, Quality, window: 22)) throw new InvalidOperationException("A file grew by compressing it.");
            string[] kept = [HeaderNames.ContentType, HeaderNames.CacheControl, HeaderNames.LastModified];
            return new(content[..written], [.. headers.Where(header => kept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))]);
        }

        public Task WriteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            foreach (var (name, value) in Headers) headers[name] = value;
            headers.ETag = default; // it was the uncompressed file's
            headers.ContentEncoding = Brotli;
            headers.Vary = HeaderNames.AcceptEncoding;
            headers.ContentLength = Content.Length;
            return context.Response.Body.WriteAsync(Content, context.RequestAborted).AsTask();
        }
    }
}
