using System.Security.Cryptography;

namespace Portal.Web.Access;

/// <summary>Chance that an answer's header names and its own scripts carry: no other script runs.</summary>
internal static class Nonce
{
    private static readonly object Key = new();

    /// <summary>Of this answer; the same also when it is drawn a second time, as a page for a fault is.</summary>
    public static string Of(HttpContext context) => (string)(context.Items[Key] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
}
