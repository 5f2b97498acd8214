using Microsoft.AspNetCore.Identity;
using Portal.Web.Api;

namespace Portal.Web.Access;

/// <summary>By what a request says who it is: pages by cookie, the API by token.</summary>
internal static class Schemes
{
    /// <summary>The scheme that chooses.</summary>
    public const string Any = "Any";

    /// <summary>
    /// The API takes a cookie only where nothing can be changed, so that its reference can be tried: another site that makes a browser send a
    /// cookie along orders nothing.
    /// </summary>
    public static string Of(HttpContext context) =>
        !ApiFaults.IsApi(context) || (IsSafe(context.Request.Method) && !context.Request.Headers.ContainsKey("Authorization")) ? IdentityConstants.ApplicationScheme : TokenAuthentication.Name;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
