using Microsoft.AspNetCore.Routing;
using Portal.Web.Api.Document;
using Portal.Web.Api.Endpoints;

namespace Portal.Web.Api;

/// <summary>What the API stands on.</summary>
internal static class ApiServices
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<RunFollowing>();
        services.AddApiDocument();
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
    }
}
