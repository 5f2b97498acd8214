using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Web.EmbeddedLab;

/// <summary>Where the lab of a folder listens, and how it is asked. Names only; no type is shared (docs/decisions/0003).</summary>
internal static class LabSocket
{
    /// <summary>The socket of the lab that keeps everything under <paramref name="folder"/>.</summary>
    public static string PathOf(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..16];
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Path.Combine(string.IsNullOrEmpty(runtime) ? "/tmp" : runtime, $"portal-lab-{hash}.sock");
    }

    /// <summary>Sends one control request.</summary>
    /// <returns>The answer; null when nobody listens, or the lab ended before it answered.</returns>
    public static async Task<JsonObject?> AskAsync(string folder, JsonObject request, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(PathOf(folder)), ct);
            await using var stream = new NetworkStream(socket);
            request["kind"] = "control";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToJsonString() + "\n"), ct);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadLineAsync(ct) is { Length: > 0 } line ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (Exception fault) when (fault is SocketException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether somebody answers there.</summary>
    public static async Task<bool> AnswersAsync(string folder, CancellationToken ct) =>
        await AskAsync(folder, new JsonObject { ["verb"] = "status" }, ct) is { } answer && (bool?)answer["ok"] == true;
}
