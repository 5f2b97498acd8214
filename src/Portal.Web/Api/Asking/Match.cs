using System.Security.Cryptography;
using System.Text.Json;
using Portal.Web.Api.Answering;

namespace Portal.Web.Api.Asking;

/// <summary>ETags of settings, and If-Match.</summary>
internal static class Match
{
    private const string Pointer = "header:If-Match";

    /// <summary>The tag of settings: the same as long as they are.</summary>
    public static string TagOf<T>(T settings) => $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(settings, ApiJson.Options)).AsSpan(0, 16))}\"";

    /// <summary>Shows something with its tag.</summary>
    public static IResult Tagged<T>(this IResult result, HttpContext context, T settings)
    {
        context.Response.Headers.ETag = TagOf(settings);
        return result;
    }

    /// <summary>Why a change may not go on; null when the caller has seen the settings as they are.</summary>
    public static ProblemResult? Refuse<T>(HttpContext context, T settings)
    {
        var given = context.Request.Headers.IfMatch.SelectMany(each => (each ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (given.Count == 0) return Problems.At(Code.MatchNeeded, Pointer, null, "If-Match is needed: it says what you have seen.", "Send the ETag that GET gave; * takes it as it is.");
        return given.Contains("*") || given.Contains(TagOf(settings))
            ? null
            : Problems.At(Code.Stale, Pointer, string.Join(", ", given), $"The settings were changed since: their tag is {TagOf(settings)}.", "Read them again, and decide anew.");
    }
}
