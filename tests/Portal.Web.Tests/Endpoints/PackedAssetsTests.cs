using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Web.Endpoints;
using Xunit;

namespace Portal.Web.Tests.Endpoints;

public sealed class PackedAssetsTests
{
    private const string File = "/_content/Some/some.k4r0it8844.css", Forever = "max-age=31536000, immutable";
    private static readonly string Text = string.Concat(Enumerable.Repeat(".row { color: red }", 200));
    private int _served;

    [Fact]
    public async Task A_file_that_never_changes_is_compressed_once_and_then_kept()
    {
        var assets = new PackedAssets(context => ServeAsync(context, Forever));

        for (var time = 0; time < 2; time++)
        {
            // In another case it is the same file: nobody fills the memory with ways to write one address.
            var path = time == 0 ? File : File.ToUpperInvariant().Replace(".CSS", ".css", StringComparison.Ordinal);
            var answer = await AskAsync(assets, context => (context.Request.Headers.AcceptEncoding, context.Request.Path) = ("gzip, br", path));
            Assert.Equal(("br", "text/css", Forever, "Accept-Encoding"),
                (answer.Headers.ContentEncoding.ToString(), answer.ContentType, answer.Headers.CacheControl.ToString(), answer.Headers.Vary.ToString()));
            Assert.Equal(answer.ContentLength, answer.Body.Length);
            Assert.Equal(Text, await new StreamReader(new BrotliStream(answer.Body, CompressionMode.Decompress)).ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, _served);
    }

    [Theory]
    [InlineData("no-cache", "br", "GET", File)]
    [InlineData(Forever, "gzip", "GET", File)]
    [InlineData(Forever, "br", "HEAD", File)]
    [InlineData(Forever, "br", "GET", "/runs")]
    public async Task What_may_change_or_is_not_wanted_so_passes_as_it_is(string cache, string accepts, string method, string path)
    {
        var assets = new PackedAssets(context => ServeAsync(context, cache));

        for (var time = 0; time < 2; time++)
        {
            var answer = await AskAsync(assets, context => (context.Request.Headers.AcceptEncoding, context.Request.Method, context.Request.Path) = (accepts, method, path));
            Assert.Equal((0, Text), (answer.Headers.ContentEncoding.Count, await new StreamReader(answer.Body).ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        Assert.Equal(2, _served);
    }

    [Fact]
    public async Task What_a_browser_has_already_is_not_sent_again()
    {
        var assets = new PackedAssets(context =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        });

        var answer = await AskAsync(assets, context => (context.Request.Headers.AcceptEncoding, context.Request.Headers.IfNoneMatch) = ("br", "x"));

        Assert.Equal((StatusCodes.Status304NotModified, 0L), (answer.StatusCode, answer.Body.Length));
    }

    private static async Task<HttpResponse> AskAsync(PackedAssets assets, Action<HttpContext> with)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("GET", File, new MemoryStream());
        with(context);
        await assets.InvokeAsync(context);
        context.Response.Body.Position = 0;
        return context.Response;
    }

    private async Task ServeAsync(HttpContext context, string cache)
    {
        _served++;
        (context.Response.ContentType, context.Response.Headers.CacheControl) = ("text/css", cache);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Text));
    }
}
