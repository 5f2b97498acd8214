using System.Security.Cryptography;
using System.Text;
using Portal.Features.Access;
using Portal.Web.Api.Answering;

namespace Portal.Web.Api.Asking;

/// <summary>The Idempotency-Key of an order: the same key gives the same run, also after the portal was killed in between.</summary>
internal static class OrderKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const string Pointer = $"header:{Header}";

    /// <summary>The id that the order's run has, or will have; or what is wrong with the key.</summary>
    public static async Task<(Guid Run, IResult? No)> RunAsync(HttpContext context, Guid holder, IBody body)
    {
        if (context.Request.Headers[Header] is not [{ Length: > 0 } key])
            return (default, Problems.At(Code.KeyNeeded, Pointer, null, "An order needs one Idempotency-Key.", "Send a new UUID with each order, and the same one when you repeat it."));
        if (Text.Fault(key) is var (rule, remedy)) return (default, Problems.At(Code.BadParameter, Pointer, null, rule, remedy));
        var answer = await context.RequestServices.GetRequiredService<RequestKeys>().ExecuteAsync(holder, key, HashOf(context.Request, body), context.RequestAborted);
        return answer.IsYes ? (answer.Value, null) : (default, Problems.Of(answer.Verdict, key.Length > RequestKeys.MostCharacters ? Code.BadParameter : Code.KeyReused, Pointer));
    }

    /// <summary>Of verb, path and body.</summary>
    private static string HashOf(HttpRequest request, IBody body) =>
        Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"), .. body.Hash]));
}
