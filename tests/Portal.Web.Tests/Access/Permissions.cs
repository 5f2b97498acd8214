using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Portal.Domain.Access;

namespace Portal.Web.Tests.Access;

/// <summary>What an address needs.</summary>
/// <param name="Right">Null: nothing but to be somebody, or not even that.</param>
/// <param name="IsForAll">Not even that.</param>
internal sealed record Need(Right? Right, bool IsForAll = false);

/// <summary>The table of all addresses, and what each needs. Whoever adds one adds a row; whoever changes a row says why in the commit.</summary>
internal static partial class Permissions
{
    private static readonly Need Everybody = new(null, IsForAll: true);
    private static readonly Need Somebody = new(null);
    private static readonly Need Read = new(Right.Read);
    private static readonly Need Machines = new(Right.OperateMachines);
    private static readonly Need Catalogs = new(Right.OperateCatalogs);
    private static readonly Need Connections = new(Right.ManageConnections);
    private static readonly Need Audit = new(Right.ReadAudit);
    private static readonly Need Access = new(Right.ManageAccess);

    public static IReadOnlyDictionary<string, Need> Table { get; } = new Dictionary<string, Need>
    {
        ["GET /api/v1/me"] = Somebody,
    };

    /// <summary>"GET /api/v1/runs/{id}".</summary>
    public static string KeyOf(RouteEndpoint endpoint) => $"{string.Join(',', MethodsOf(endpoint))} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    /// <summary>Verbs that it is called with; GET and POST where it takes any.</summary>
    public static IReadOnlyList<string> VerbsOf(RouteEndpoint endpoint) => MethodsOf(endpoint) is ["*"] ? ["GET", "POST"] : MethodsOf(endpoint);

    /// <summary>An address of it: ids of nothing, words that mean nothing.</summary>
    public static string PathOf(RouteEndpoint endpoint) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains('*', StringComparison.Ordinal) ? "" : Guid.NewGuid().ToString());

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? [.. methods.Order(StringComparer.Ordinal)] : ["*"];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
