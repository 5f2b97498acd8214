using Hangfire;
using Portal.Features.Access;
using Portal.Web.Access;

namespace Portal.Web.Jobs;

/// <summary>Hangfire's own pages, for administrators: what workers there are. What is ordered is on the portal's pages.</summary>
internal static class EngineDashboard
{
    /// <summary>Where it is.</summary>
    public const string Address = "/engine";

    public static void MapEngineDashboard(this WebApplication app) =>
        app.MapHangfireDashboardWithAuthorizationPolicy(
            UseCasePolicies.NameOf(typeof(ListAccounts)), Address,
            new DashboardOptions { DashboardTitle = "Portal: workers", AppPath = "/", DisplayStorageConnectionString = false, IsReadOnlyFunc = _ => true });
}
