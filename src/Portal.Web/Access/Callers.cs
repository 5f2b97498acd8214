using System.Security.Claims;
using Portal.Features.Access;

namespace Portal.Web.Access;

/// <summary>Callers as claims and back.</summary>
internal static class Callers
{
    /// <summary>The account's stamp when it signed in; a token has none.</summary>
    public const string Stamp = "stamp";

    /// <summary>Who a principal is; null for nobody.</summary>
    public static Caller? Of(ClaimsPrincipal user, string from) =>
        user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, user.FindFirstValue(ClaimTypes.Name) ?? "", from, user.FindFirstValue(Stamp))
            : null;

    /// <summary>Who asks.</summary>
    public static Caller? Of(HttpContext context) => Of(context.User, AddressOf(context));

    /// <summary>Where a request comes from.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.MapToIPv4IfPossible().ToString() ?? "unknown";

    /// <summary>The principal of a caller.</summary>
    public static ClaimsPrincipal PrincipalOf(Caller caller, string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, caller.Holder.ToString()), new(ClaimTypes.Name, caller.Name) };
        if (caller.Stamp is { } stamp) claims.Add(new(Stamp, stamp));
        return new(new ClaimsIdentity(claims, scheme));
    }

    private static System.Net.IPAddress MapToIPv4IfPossible(this System.Net.IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
