using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Access;

/// <summary>What a token's owner shows: "portal_" and 43 characters of chance.</summary>
internal static class TokenSecret
{
    /// <summary>Lets scanners for secrets find one that leaked.</summary>
    public const string Prefix = "portal_";

    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it. It is chance enough to need no salt and no slow hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
