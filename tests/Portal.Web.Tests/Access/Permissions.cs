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
        // Pages
        ["GET,POST /"] = Read,
        ["GET,POST /audit"] = Audit,
        ["GET /audit/export.csv"] = Audit,
        ["GET,POST /catalogs"] = Read,
        ["GET,POST /catalogs/new"] = Catalogs,
        ["GET,POST /catalogs/{Id:guid}"] = Read,
        ["GET,POST /catalogs/{Id:guid}/add"] = Catalogs,
        ["GET,POST /catalogs/{Id:guid}/remove"] = Catalogs,
        ["GET,POST /connections"] = Read,
        ["GET,POST /connections/new"] = Connections,
        ["GET,POST /connections/{Id:guid}"] = Read,
        ["GET,POST /help-desk"] = Read,
        ["GET,POST /machines"] = Read,
        ["GET,POST /machines/{NameOrId}"] = Read,
        ["GET,POST /runs"] = Read,
        ["GET,POST /runs/{RunId:guid}"] = Read,
        ["GET,POST /first"] = Everybody,
        ["GET,POST /not-allowed"] = Everybody,
        ["GET,POST /not-found"] = Everybody,
        ["GET,POST /plans/{Id:guid}"] = Catalogs,
        ["GET,POST /settings"] = Read,
        ["GET,POST /upgrades"] = Read,
        ["GET,POST /upgrades/matrix"] = Read,
        ["GET /upgrades/plan.json"] = Read,
        ["GET /upgrades/plan.md"] = Read,
        ["GET,POST /sign-in"] = Everybody,
        ["GET,POST /trouble"] = Everybody,
        ["GET /plans/{id:guid}/plan.json"] = Catalogs,
        ["POST /sign-out"] = Somebody,

        // What pages are made of
        ["GET,HEAD /{**path:file}"] = Somebody,
        ["* /_blazor"] = Somebody,
        ["* /_blazor/disconnect/"] = Somebody,
        ["* /_blazor/initializers/"] = Somebody,
        ["* /_blazor/negotiate"] = Somebody,
        ["GET /_framework/opaque-redirect"] = Somebody,
        ["* /engine/{**path}"] = Access,

        // Health, for machines
        ["* /health/live"] = Everybody,
        ["* /health/ready"] = Everybody,
        ["GET,HEAD /health/status"] = Everybody,

        // The API
        ["GET /api/reference/{documentName?}"] = Read,
        // A library's own files, the same for everybody who has it.
        ["GET /api/reference/favicon.svg"] = Everybody,
        ["GET /api/reference/scalar.aspnetcore.js"] = Everybody,
        ["GET /api/reference/scalar.js"] = Everybody,
        ["GET /api/v1/openapi.json"] = Read,
        ["GET /api/v1/audit"] = Audit,
        ["GET /api/v1/catalogs"] = Read,
        ["POST /api/v1/catalogs"] = Catalogs,
        ["GET /api/v1/catalogs/{id}"] = Read,
        ["DELETE /api/v1/catalogs/{id}"] = Catalogs,
        ["GET /api/v1/catalogs/{id}/machines"] = Read,
        ["POST /api/v1/catalogs/{id}/machines"] = Catalogs,
        ["POST /api/v1/catalogs/{id}/removals"] = Catalogs,
        ["GET /api/v1/connections"] = Read,
        ["POST /api/v1/connections"] = Connections,
        ["GET /api/v1/connections/{id}"] = Read,
        ["DELETE /api/v1/connections/{id}"] = Connections,
        ["GET /api/v1/connections/{id}/masters"] = Catalogs,
        ["POST /api/v1/connections/{id}/masters/{master}/backup"] = Catalogs,
        ["POST /api/v1/connections/{id}/masters/{master}/restore"] = Catalogs,
        ["POST /api/v1/connections/{id}/test"] = Connections,
        ["POST /api/v1/connections/{id}/checks"] = Connections,
        ["GET /api/v1/connections/{id}/checks"] = Read,
        ["POST /api/v1/connections/{id}/acceptances"] = Connections,
        ["PUT /api/v1/connections/{id}/limits"] = Connections,
        ["PUT /api/v1/connections/{id}/credentials"] = Connections,
        ["PUT /api/v1/connections/{id}/maintenance"] = Connections,
        ["DELETE /api/v1/connections/{id}/maintenance"] = Connections,
        ["POST /api/v1/connections/offer"] = Connections,
        ["GET /api/v1/connections/{id}/offer"] = Connections,
        ["GET /api/v1/ledger"] = Read,
        ["GET /api/v1/machines"] = Read,
        ["GET /api/v1/machines/{id}"] = Read,
        ["GET /api/v1/machines/{id}/timeline"] = Read,
        ["POST /api/v1/machines/power"] = Machines,
        ["GET /api/v1/me"] = Somebody,
        ["POST /api/v1/plans"] = Catalogs,
        ["GET /api/v1/plans/{id}"] = Catalogs,
        ["GET /api/v1/runs"] = Read,
        ["GET /api/v1/runs/{id}"] = Read,
        ["POST /api/v1/runs/{id}/cancel"] = Catalogs,
        ["GET /api/v1/runs/{id}/events"] = Read,
        ["GET /api/v1/runs/{id}/items"] = Read,
        ["POST /api/v1/runs/{id}/retry"] = Catalogs,
        ["POST /api/v1/runs/{id}/undo"] = Catalogs,
        ["GET /api/v1/search"] = Read,
        ["GET /api/v1/support-matrix"] = Read,
        ["GET /api/v1/tokens"] = Read,
        ["POST /api/v1/tokens"] = Read,
        ["DELETE /api/v1/tokens/{id}"] = Read,
        ["POST /api/v1/upgrade-plans"] = Read,
    };

    /// <summary>"GET /api/v1/runs/{id}".</summary>
    public static string KeyOf(RouteEndpoint endpoint) => $"{string.Join(',', MethodsOf(endpoint))} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    /// <summary>Verbs that it is called with; GET and POST where it takes any.</summary>
    public static IReadOnlyList<string> VerbsOf(RouteEndpoint endpoint) => MethodsOf(endpoint) is ["*"] ? ["GET", "POST"] : MethodsOf(endpoint);

    /// <summary>An address of it: ids of nothing, words that mean nothing.</summary>
    public static string PathOf(RouteEndpoint endpoint) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.EndsWith(":file}", StringComparison.Ordinal) ? "nothing.txt" : match.Value.Contains('*', StringComparison.Ordinal) ? "" : Guid.NewGuid().ToString());

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? [.. methods.Order(StringComparer.Ordinal)] : ["*"];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
